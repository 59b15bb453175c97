// Bundles an entry with Metro: `node bundle.cjs index.js dist/main.js hermes-stable`. The last argument sets the
// syntax that Babel keeps: all that React Native's Hermes supports, or none, for an engine of 2022.
const { mkdirSync } = require('node:fs')
const { dirname } = require('node:path')
const Metro = require('metro')

const [, , entry, out, unstable_transformProfile] = process.argv

async function bundle() {
  const config = await Metro.loadConfig({ config: 'metro.config.cjs', cwd: __dirname })
  mkdirSync(dirname(out), { recursive: true })
  await Metro.runBuild(config, { entry, out, platform: 'ios', dev: false, unstable_transformProfile })
}

bundle()
