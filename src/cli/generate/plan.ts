import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { DocumentConfig } from '../../config/index.ts'
import type { Job, Outputs } from '../../generator/generate.ts'
import type { Group } from '../../generator/model.ts'
import type { Target } from '../../generator/target.ts'
import { runtimeVersion } from '../../generator/target.ts'
import { UsageError } from '../fail.ts'
import { groupNameOf } from './group-name.ts'
import { importEndingFor } from './import-ending.ts'
import { installedAs, parentsOf } from './installed-as.ts'
import { createLoad, shownAddress } from './load-document.ts'
import type { Settings } from './settings.ts'
import { wantedBy } from './wanted.ts'

const isAddress = (document: string) => /^https?:\/\//i.test(document)

/** The generator's jobs, one per document. File paths are relative to `out`. */
export function planOf(settings: Settings): Job[] {
  const { documents, out, llms, importEnding, folder } = settings
  const { name } = installedAs(out)
  const runtime = `${name}/runtime`
  const target: Target = {
    mockKit: `${name}/mocks/kit`,
    command: 'npx sdk generate',
    ending: importEnding === undefined ? importEndingFor(out) : importEnding === 'none' ? '' : importEnding,
    runtime: {
      code: runtime,
      defineSchemas: runtime,
      checks: `${name}/checks`,
      schemas: runtime,
      public: runtime,
      version: runtimeVersion,
    },
  }
  const root = parentsOf(out).find((each) => existsSync(join(each, 'package.json'))) ?? folder
  const isAlone = documents.length === 1
  return documents.map((each): Job => {
    const { document, only, skip, int64, dates, baseUrl, operationNames, tokenScheme, headers, ...rest } =
      each
    const source = isAddress(document) ? document : resolve(folder, document)
    const spec = isAddress(document) ? shownAddress(document) : relative(root, source).replaceAll('\\', '/')
    checkBaseUrl(baseUrl)
    return {
      source,
      spec,
      load: createLoad({ document, source }, headers),
      name: rest.name ?? ((title: string) => groupNameOf(document, title)),
      isWanted: wantedBy(only),
      skip: skip === true,
      skips: new Set(Array.isArray(skip) ? skip : []),
      root: {
        ...(int64 !== undefined && { 'x-int64': int64 }),
        ...(dates !== undefined && { 'x-dates': dates }),
        ...(baseUrl !== undefined && { servers: [{ url: baseUrl }] }),
      },
      operationNames,
      tokenScheme,
      outputs: (group) =>
        outputsOf(
          group,
          { ...each, reference: each.reference ?? llms },
          { target, out, isAlone, spec, name, folder },
        ),
    }
  })
}

interface Context {
  readonly target: Target
  readonly out: string
  readonly isAlone: boolean
  readonly spec: string
  /** The name under which the project imports this package. */
  readonly name: string
  /** The folder that paths in the config are relative to. */
  readonly folder: string
}

function outputsOf(
  group: Group,
  { schemas, checks, reference, mocks: mocksOption, enums, split, mockSkeleton }: DocumentConfig,
  { target, out, isAlone, spec, name, folder: root }: Context,
): Outputs {
  const mocks = mocksOption ?? mockSkeleton !== undefined
  const at = (file: string) => (isAlone ? file : `${group.name}/${file}`)
  const folder = `./${isAlone ? basename(out) : group.name}`
  const index = target.ending === '' ? folder : `${folder}/index${target.ending}`
  return {
    types: at('types.gen.ts'),
    operations: at('operations.gen.ts'),
    split: splitOf(split, group),
    schemas: schemas ? at('schemas.gen.ts') : undefined,
    checks: checks ? at('checks.gen.ts') : undefined,
    index: at('index.ts'),
    reference: reference ? at('reference.md') : undefined,
    mocks: mocks ? { path: at('mocks.gen.ts'), seed: mocks === true ? undefined : mocks.seed } : undefined,
    mockSkeleton:
      mockSkeleton === undefined ? undefined : skeletonAt(resolve(root, mockSkeleton), out, at('.')),
    enums,
    target,
    pages: {
      module: index,
      schemas: schemas ? `${folder}/schemas.gen${target.ending}` : undefined,
      mocks: mocks ? `${folder}/mocks.gen${target.ending}` : undefined,
      root: undefined,
      document: /^https?:/.test(spec) ? spec : `\`${spec}\``,
      retries: `\`node_modules/${name}/docs/retries.md\``,
    },
  }
}

/** Where the start of a mock goes. It belongs to the user, so it can't be among generated files. */
function skeletonAt(path: string, out: string, folder: string): Outputs['mockSkeleton'] {
  if (!relative(out, path).startsWith('..'))
    throw new UsageError(
      `the mock skeleton is yours to edit: name a file outside ${relative('.', out) || '.'}`,
    )
  const from = relative(dirname(path), join(out, folder)).replaceAll('\\', '/')
  return { path, from: from.startsWith('.') ? from : `./${from}` }
}

/** From this many operations on, each gets its own file, unless the config says otherwise. */
const large = 100

const splitOf = (split: DocumentConfig['split'], { operations }: Group): Outputs['split'] =>
  split === false ? undefined : (split ?? (operations.length >= large ? 'operations' : undefined))

function checkBaseUrl(url: string | undefined): void {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return
  throw new UsageError(`${JSON.stringify(url)} is not an http or https URL`)
}
