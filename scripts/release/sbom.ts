import { execFileSync } from 'node:child_process'
import type { ThirdParty } from './third-party.ts'

interface Component {
  'bom-ref': string
  name: string
  purl: string
  readonly version: string
  properties?: unknown
}

/** The parts of a CycloneDX document that are read here (cyclonedx.org/docs/1.5/json). */
interface Bom {
  readonly metadata: { readonly component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * The CycloneDX list of what reaches users: npm's list of the whole lock file, without what only develops the
 * package. Bundled packages stay: `--omit dev` would drop them, because npm doesn't install them for users.
 */
export function sbomOf({ bundled, installed }: ThirdParty, publishedName: string): Bom {
  const bom = JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { encoding: 'utf8' }),
  ) as Bom
  const shipped = new Set([...bundled, ...installed].map(({ name, version }) => `${name}@${version}`))
  const { component } = bom.metadata
  const ownRef = component['bom-ref']
  // npm names it after the folder.
  component.name = publishedName
  component['bom-ref'] = `${publishedName}@${component.version}`
  component.purl = `pkg:npm/${publishedName.replace('@', '%40')}@${component.version}`
  bom.components = bom.components.filter((each) => shipped.has(each['bom-ref']))
  // The properties call them development dependencies, which isn't how they reach users.
  for (const each of bom.components) each.properties = []
  bom.dependencies = bom.dependencies.flatMap(({ ref, dependsOn }) =>
    ref === ownRef || shipped.has(ref)
      ? {
          ref: ref === ownRef ? component['bom-ref'] : ref,
          dependsOn: dependsOn.filter((each) => shipped.has(each)),
        }
      : [],
  )
  return bom
}
