import { resolve } from 'node:path'
import { generate, type Job, readJob } from '../../generator/generate.ts'
import type { Group, OperationModel } from '../../generator/model.ts'
import { optionTables, printEncoders } from '../../generator/print/print-encoders.ts'
import type { Definition } from '../../runtime/definition.ts'
import type { Encoder } from '../../runtime/encoders/encoder.ts'
import * as runtime from '../../runtime/index.ts'
import { planOf } from './plan.ts'
import { headersOf } from './settings.ts'

/** A client created from a document in memory, without files. */
export interface DocumentClient {
  readonly name: string
  readonly title: string
  /** The document in the form that the generator reads. */
  readonly document: object
  readonly takesToken: boolean
  /** Whether some operations need a token. */
  readonly needsToken: boolean
  /** Which operations were left out, and why. */
  readonly notes: readonly string[]
  createClient(config: runtime.Config): object
  /** The reference page. */
  reference(): Promise<string>
}

/** Which document to load, and how. */
export interface WantedClient {
  readonly document: string
  /** Headers for loading it, as on the command line. */
  readonly header: readonly string[] | undefined
  /** Whether to leave out operations that can't be expressed. */
  readonly skip: boolean
}

/** Reads a document and creates its client. Throws SpecProblems if a client can't be generated. */
export async function clientOfDocument({
  document: path,
  header,
  skip,
}: WantedClient): Promise<DocumentClient> {
  const headers = header && headersOf(header)
  const [job] = planOf({
    documents: [{ document: path, skip, reference: true, ...(headers && { headers }) }],
    out: resolve('api'),
    llms: false,
    importEnding: '.ts',
    folder: process.cwd(),
    config: undefined,
  }) as [Job]
  const { group, skipped } = await readJob(job)
  const { api, name, title, document } = group
  const operations = Object.fromEntries(
    group.operations.map((model) => [model.definition.id, operationOf(model, api)]),
  )
  return {
    name,
    title,
    document: document.root,
    takesToken: (api.auth ?? api.schemes) !== undefined,
    needsToken: group.operations.some(({ definition }) => definition.security === undefined),
    notes: skipped.map(({ message }) => `left out: ${message}`),
    createClient(config) {
      const settings = api.templates ? runtime.atServer(api, config as never) : config
      const open = (api.schemes ? runtime.openWithSchemes : runtime.open) as typeof runtime.open
      return runtime.bind(open(api, settings as runtime.Config), operations)
    },
    async reference() {
      const { files } = await generate([job])
      return [...files].find(([path]) => path.endsWith('.md'))?.[1] ?? ''
    },
  }
}

/** Creates an operation as its generated file would. */
function operationOf(model: OperationModel, api: Group['api']): runtime.Operation {
  const [table, other] = optionTables(model).map((name) => named[name] as Definition['options'])
  const options = table && other ? runtime.bothOptions(table, other) : table
  const definition: Definition = { api, ...model.definition, ...(options && { options }) }
  return runtime.operation(definition, ...encodersIn(printEncoders(model, api)))
}

const named = runtime as unknown as Readonly<Record<string, unknown>>

type Combine = (...inner: Encoder[]) => Encoder

/** The encoders named in generated code: `a, b(c, d)`. */
function encodersIn(code: string): Encoder[] {
  const words = code.replaceAll(/\/\*.*?\*\//g, '').match(/\w+|[()]/g) ?? []
  const list = (): Encoder[] => {
    const found: Encoder[] = []
    for (let word = words.shift(); word !== undefined && word !== ')'; word = words.shift()) {
      const encoder = named[word] as Encoder
      if (words[0] !== '(') found.push(encoder)
      else {
        words.shift()
        found.push((encoder as unknown as Combine)(...list()))
      }
    }
    return found
  }
  return list()
}
