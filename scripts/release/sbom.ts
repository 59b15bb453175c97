import { execFileSync } from 'node:child_process'
import type { ThirdParty } from './third-party.ts'

interface Component {
  'bom-ref': string
  name: string
  purl: string
  readonly version: string
  properties?: unknown
}

/** What is read of a CycloneDX document (cyclonedx.org/docs/1.5/json). */
interface Bom {
  readonly metadata: { readonly component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * The CycloneDX list of what reaches a user: npm's own of the whole lock file, less what only develops the package.
 * What the command line and the runtime hold stays: `--omit dev` would drop it, since npm installs it for nobody.
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
  // That they are development dependencies, which is not how they reach a user.
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
