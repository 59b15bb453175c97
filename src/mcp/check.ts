import type { CallSettings } from './calls/call-tool.ts'
import type { Node } from './document.ts'
import type { loadPeer } from './peer.ts'

type Checker = ReturnType<Awaited<ReturnType<typeof loadPeer>>['fromJsonSchema']>

/** Checks values against JSON Schemas with the MCP SDK's validator, which its clients use too. */
export function createCheck({ fromJsonSchema }: Awaited<ReturnType<typeof loadPeer>>): CallSettings['check'] {
  const known = new WeakMap<object, Checker | null>()
  return async (schema, value) => {
    // Compiled on a tool's first call; a document may have thousands of operations.
    if (!known.has(schema)) known.set(schema, compiled(schema))
    const outcome = await known.get(schema)?.['~standard'].validate(value)
    return outcome?.issues
      ?.map(({ message }) => message.replaceAll(/(^|, )data(?=[/ ])[/ ]/g, '$1'))
      .join('; ')
  }

  function compiled(schema: Node): Checker | null {
    try {
      return fromJsonSchema(schema as never)
    } catch {
      // Without a compiled schema nothing is checked; the API decides.
      return null
    }
  }
}
