/**
 * Lists the third-party software that reaches users, and fails on a licence that isn't allowed: `npm run licences`,
 * after a build. `--write` updates THIRD-PARTY.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { allowedLicences, type Package, readThirdParty, refusedOf } from './release/third-party.ts'

const file = 'THIRD-PARTY.md'
const found = readThirdParty()
const { bundled, installed, peers } = found

const row = ({ name, version, license }: Package, how: string) =>
  `| ${name} | ${version} | ${license} | ${how} |`
const dependencies = (packages: readonly Package[]) => {
  const licences = [...new Set(packages.map(({ license }) => license))].sort()
  return packages.length ? `, with ${packages.length} packages under ${licences.join(', ')}` : ''
}
const text = `# Third-party software

Other people's software that reaches you with this package. \`npm run licences -- --write\` creates this list from the lock
file and the build. It fails on a licence that isn't on the list of allowed ones.

| package | version | licence | how it reaches you |
|---|---|---|---|
${[
  ...installed.map((each) => row(each, 'npm installs it with the package')),
  ...bundled.map((each) => row(each, `in \`${each.file}\`, with the text of its licence`)),
  ...peers.map((each) => row(each, `only if you install it${dependencies(each.brings)}`)),
].join('\n')}
`

console.log(text)
const refused = refusedOf(found)
for (const each of refused) {
  console.error(
    `${each} is not allowed; allowed are ${allowedLicences.join(', ')} (scripts/release/third-party.ts)`,
  )
}
if (process.argv.includes('--write')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is out of date; run npm run licences -- --write`)
  process.exitCode = 1
}
if (refused.length) process.exitCode = 1
