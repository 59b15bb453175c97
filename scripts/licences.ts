/**
 * Lists what of other people's reaches a user, and fails where a licence is not one of those that are allowed:
 * `npm run licences`, after a build. With `--write` the list goes into THIRD-PARTY.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { allowedLicences, type Package, readThirdParty, refusedOf } from './release/third-party.ts'

const file = 'THIRD-PARTY.md'
const found = readThirdParty()
const { bundled, installed, peers } = found

const row = ({ name, version, license }: Package, way: string) =>
  `| ${name} | ${version} | ${license} | ${way} |`
const brought = (packages: readonly Package[]) => {
  const licences = [...new Set(packages.map(({ license }) => license))].sort()
  return packages.length ? `, with ${packages.length} packages under ${licences.join(', ')}` : ''
}
const text = `# Third-party software

What of other people's reaches you with this package. \`npm run licences -- --write\` makes this list from the lock file and
from what was built; a licence that nobody has looked at stops it.

| package | version | licence | how it reaches you |
|---|---|---|---|
${[
  ...installed.map((each) => row(each, 'npm installs it with the package')),
  ...bundled.map((each) => row(each, `in \`${each.file}\`, with the text of its licence`)),
  ...peers.map((each) => row(each, `only if you install it${brought(each.brings)}`)),
].join('\n')}
`

console.log(text)
const refused = refusedOf(found)
for (const each of refused) {
  console.error(`${each}; allowed are ${allowedLicences.join(', ')} (scripts/release/third-party.ts)`)
}
if (process.argv.includes('--write')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} says otherwise: npm run licences -- --write`)
  process.exitCode = 1
}
if (refused.length) process.exitCode = 1
