import { nextPage } from '../../runtime/pages/next-page.ts'
import { isNode, type Node } from '../document.ts'
import type { Answer } from '../options.ts'
import type { OperationTool } from '../tools/tool.ts'
import { dryRun } from './dry-run.ts'
import { failureOf } from './failure.ts'
import { maskData, valuesOf } from './mask.ts'
import { followCall, type Tell } from './progress.ts'
import { readData } from './read-data.ts'
import { problem, type Result, structured } from './result.ts'

/** How tools are called, whichever it is. */
export interface CallSettings {
  readonly dryRun: boolean
  readonly reveal: boolean
  readonly secrets: readonly string[]
  /** What is wrong with a value by a JSON Schema, in words; `undefined` where nothing is. */
  readonly check: (schema: Node, value: unknown) => Promise<string | undefined>
}

/** Calls a tool. Rejects with the signal's reason where the client gave the call up, and never otherwise. */
export async function callTool(
  tool: OperationTool,
  given: Node,
  settings: CallSettings,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell?: Tell | undefined },
): Promise<Result> {
  const { definition, input } = tool
  const wrong = unknownIn(input.schema, given) ?? (await settings.check(input.schema, given))
  if (wrong !== undefined) {
    return problem(
      `${definition.api.name}.${definition.id} was not sent: ${wrong} (${definition.method} ${definition.path})`,
    )
  }
  const fields = settings.reveal ? [] : (definition.secrets ?? [])
  let values = settings.secrets
  const following = tell && followCall(tell)
  try {
    const sendable = input.read(given)
    values = [...values, ...valuesOf([sendable.params, given.body], fields)]
    if (settings.dryRun && !tool.isSafe) return await dryRun(tool, sendable)
    const options = { ...sendable.options, signal, ...(following && { onEvent: following.onEvent }) }
    const answer = await tool.method(sendable.params, sendable.body, options)
    return await resultOf(tool, answer, settings, values, fields)
  } catch (error) {
    if (signal.aborted) throw error
    return failureOf(error, tool, values)
  } finally {
    following?.stop()
  }
}

/** Names arguments that a tool does not have, which a validator only counts. */
function unknownIn({ properties }: Node, given: Node): string | undefined {
  const known = Object.keys(isNode(properties) ? properties : {})
  const unknown = Object.keys(given).filter((name) => !known.includes(name))
  if (!unknown.length) return undefined
  const rest = known.length ? `the tool takes ${known.join(', ')}` : 'the tool takes no arguments'
  return `${unknown.join(', ')} ${unknown.length > 1 ? 'are' : 'is'} unknown; ${rest}`
}

async function resultOf(
  { definition, outputSchema, input }: OperationTool,
  answer: Answer,
  { check }: CallSettings,
  values: readonly string[],
  fields: readonly string[],
): Promise<Result> {
  const { response, requestId } = answer
  const read = await readData(answer.data)
  const isWhole = fields.length > 0 && definition.secretResponse === true
  const data = maskData(read.data, { values, fields }, isWhole)
  const properties = isNode(outputSchema.properties) ? outputSchema.properties : {}
  const whole = {
    type: 'object',
    properties: { data: properties.data ?? {} },
    $defs: outputSchema.$defs ?? {},
  }
  const off =
    data === undefined
      ? undefined
      : properties.data === undefined
        ? 'the API declares no body'
        : await check(whole, { data })
  const next = nextPage(definition, answer)?.params
  return structured(
    {
      status: response.status,
      ...(data !== undefined && (off === undefined ? { data } : { undeclared: data })),
      ...((off ?? read.problem) !== undefined && { problem: off ?? read.problem }),
      ...(requestId !== undefined && { requestId: maskData(requestId, { values, fields: [] }) }),
      ...(next && { next: input.write(next) }),
    } as Record<string, unknown>,
    ...(isWhole ? [] : mediaOf(response, read.bytes)),
  )
}

/** Pictures and sounds in the form that hosts show. */
function mediaOf(response: Response, bytes: string | undefined) {
  const mimeType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  const [, type] = /^(image|audio)\//.exec(mimeType) ?? []
  return bytes === undefined || type === undefined
    ? []
    : [{ type: type as 'image' | 'audio', data: bytes, mimeType }]
}
