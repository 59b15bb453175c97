import { configError } from '../../runtime/config/config-error.ts'
import type { Definition } from '../../runtime/definition.ts'
import { describe, isNode } from '../document.ts'
import type { McpOptions, Method } from '../options.ts'
import { inputOf } from '../schemas/input.ts'
import { dryRunOutput, outputOf } from '../schemas/output.ts'
import { createSelection } from './select.ts'
import { isSafe, type OperationTool } from './tool.ts'
import { createToolNames } from './tool-name.ts'

/** The tools that are offered, and why others are not. */
export interface Tools {
  readonly offered: ReadonlyMap<string, OperationTool>
  /** Reasons, by the names that the tools would have. */
  readonly withheld: ReadonlyMap<string, string>
}

const reject = /*#__PURE__*/ configError({ name: 'mcp' })

/** Creates a tool for each operation that the options allow. */
export function toolsOf(options: McpOptions): Tools {
  const { apis, allowWrite = false, dryRun = false, reveal = false } = options
  const nameOf = createToolNames()
  const all = apis.flatMap((api) => {
    if (!isNode(api.document) || !isNode(api.document.paths))
      reject('document', 'is not an OpenAPI document; pass it parsed, with its paths')
    const methods = methodsOf(api.client)
    if (!methods.length) reject('client', 'has no operations; pass a client from createClient')
    return methods.map((method) => ({ api, method, described: describe(api.document, method.definition) }))
  })
  if (!all.length) reject('apis', 'is empty; pass at least one API')
  const selectable = all.map(({ method: { definition }, described: { tags } }) =>
    selectableOf(definition, tags),
  )
  const isSelected = createSelection(selectable, options, reject)

  const offered = new Map<string, OperationTool>()
  const withheld = new Map<string, string>()
  for (const { api, method, described } of all) {
    const { definition } = method
    // Named before any operation is left out, so that names don't depend on the options.
    const name = nameOf(definition.api.name, definition.id)
    const safe = isSafe(definition.method)
    if (!isSelected(selectableOf(definition, described.tags))) {
      withheld.set(name, 'it was left out when the server started')
    } else if (!safe && !allowWrite && !dryRun) {
      withheld.set(
        name,
        'it changes something, and the server is read-only; to allow it, start the server with --allow-write (allowWrite)',
      )
    } else {
      offered.set(name, {
        name,
        definition,
        described,
        method,
        api,
        isSafe: safe,
        input: inputOf(api.document, definition, described),
        outputSchema:
          dryRun && !safe
            ? dryRunOutput
            : outputOf(api.document, definition, described, reveal ? [] : (definition.secrets ?? [])),
      })
    }
  }
  return { offered, withheld }
}

function methodsOf(client: object): Method[] {
  return Object.values(client).filter(
    (each): each is Method => typeof each === 'function' && isNode((each as Partial<Method>).definition),
  )
}

const selectableOf = ({ api, id }: Definition, tags: readonly string[]) => ({ api: api.name, id, tags })
