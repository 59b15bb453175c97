import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Somebody else's package, as its manifest has it. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly license: string | undefined
}

/** An optional peer, and what npm installs with it. */
export interface Peer extends Package {
  readonly brings: readonly Package[]
}

/** A package in a file that was built. */
export interface Bundled extends Package {
  readonly file: string
}

/** What of other people's reaches a user. */
export interface ThirdParty {
  /** In what was built. */
  readonly bundled: readonly Bundled[]
  /** Installed with the package. */
  readonly installed: readonly Package[]
  /** Installed by users who want what they serve. */
  readonly peers: readonly Peer[]
}

/** Licences under which a package may reach users, as manifests write them. A new one is read before it goes in here. */
export const allowedLicences: readonly string[] = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '(MIT OR CC0-1.0)',
]

/** The packages whose licence is none of these, with what their manifest says. */
export function refusedOf({ bundled, installed, peers }: ThirdParty): string[] {
  const all = [...bundled, ...installed, ...peers, ...peers.flatMap(({ brings }) => brings)]
  const refused = all.filter(({ license }) => !allowedLicences.includes(`${license}`))
  return [...new Set(refused.map(({ name, version, license }) => `${name}@${version}: ${license}`))]
}

/** Reads the lock file, by npm's own selectors, and what the build has written into the command line. */
export function readThirdParty(): ThirdParty {
  const { name, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const peers = Object.keys(peerDependencies).sort()
  return {
    bundled: builtFiles().flatMap((path) => {
      // The names of chunks say nothing; they are parts of it.
      const file = path.startsWith('chunks') ? 'dist/runtime.js' : `dist/${path}`
      return bundledIn(readFileSync(`dist/${path}`, 'utf8')).map((each) => ({ ...each, file }))
    }),
    installed: query('.prod').filter((each) => each.name !== name),
    peers: peers.flatMap((peer) => {
      const own = `:root > [name="${peer}"]`
      return query(own).map((each) => ({ ...each, brings: query(`${own} *`) }))
    }),
  }
}

/** The modules that were built; their twins in CommonJS hold the same. */
const builtFiles = () =>
  readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !path.startsWith('cjs'))
    .sort()

/** The line that stands before each licence in what was built. */
export const bundledLine = ({ name, version, license }: Package) =>
  `Contains ${name} ${version} (${license}).`

export function bundledIn(code: string): Package[] {
  const lines = code.matchAll(/^\/\* Contains (\S+) (\S+) \((.+)\)\.$/gm)
  return [...lines].map(([, name = '', version = '', license]) => ({ name, version, license }))
}

function query(selector: string): Package[] {
  const found = JSON.parse(
    execFileSync('npm', ['query', selector, '--package-lock-only'], { encoding: 'utf8' }),
  ) as Package[]
  const all = new Map(
    found.map(({ name, version, license }) => [`${name}@${version}`, { name, version, license }]),
  )
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}
