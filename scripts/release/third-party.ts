import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A third-party package, according to its manifest. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly license: string | undefined
}

/** An optional peer dependency, and what npm installs with it. */
export interface Peer extends Package {
  readonly brings: readonly Package[]
}

/** A package that is bundled into a built file. */
export interface Bundled extends Package {
  readonly file: string
}

/** The third-party software that reaches users. */
export interface ThirdParty {
  /** Bundled into built files. */
  readonly bundled: readonly Bundled[]
  /** Installed with the package. */
  readonly installed: readonly Package[]
  /** Installed only by users who need them. */
  readonly peers: readonly Peer[]
}

/** Licences that third-party software may have, as written in manifests. Read a new one before you add it here. */
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

/** The packages with any other licence, and that licence. */
export function refusedOf({ bundled, installed, peers }: ThirdParty): string[] {
  const all = [...bundled, ...installed, ...peers, ...peers.flatMap(({ brings }) => brings)]
  const refused = all.filter(({ license }) => !allowedLicences.includes(`${license}`))
  return [...new Set(refused.map(({ name, version, license }) => `${name}@${version}: ${license}`))]
}

/** Reads the lock file with npm's selectors, and the licence comments in the build. */
export function readThirdParty(): ThirdParty {
  const { name, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const peers = Object.keys(peerDependencies).sort()
  return {
    bundled: builtFiles().flatMap((path) => {
      // Chunks have meaningless names; they are parts of the runtime.
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

/** The built modules; their CommonJS copies contain the same. */
const builtFiles = () =>
  readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !path.startsWith('cjs'))
    .sort()

/** The line before each licence in a built file. */
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
