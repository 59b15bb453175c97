import type { CallSettings } from './calls/call-tool.ts'
import type { Node } from './document.ts'
import type { loadPeer } from './peer.ts'

type Checker = ReturnType<Awaited<ReturnType<typeof loadPeer>>['fromJsonSchema']>

/** Checks values by JSON Schema with the validator of the MCP SDK, which is what its clients use, too. */
export function createCheck({ fromJsonSchema }: Awaited<ReturnType<typeof loadPeer>>): CallSettings['check'] {
  const known = new WeakMap<object, Checker | null>()
  return async (schema, value) => {
    // Compiled where a tool is first called; a document may have thousands.
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
      // A schema that cannot be compiled cannot be checked; the API decides.
      return null
    }
  }
}
