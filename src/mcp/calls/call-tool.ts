import type { Result as CallResult } from '../../runtime/config/config.ts'
import { nextPage } from '../../runtime/pages/next-page.ts'
import { isNode, type Node } from '../document.ts'
import type { OperationTool } from '../tools/tool.ts'
import { dryRun } from './dry-run.ts'
import { failureOf } from './failure.ts'
import { maskData, valuesOf } from './mask.ts'
import { followCall, type Notify } from './progress.ts'
import { readData } from './read-data.ts'
import { problem, type Result, structured } from './result.ts'

/** Settings that apply to every tool call. */
export interface CallSettings {
  readonly dryRun: boolean
  readonly reveal: boolean
  readonly secrets: readonly string[]
  /** Describes what is wrong with a value according to a JSON Schema; `undefined` if it is valid. */
  readonly check: (schema: Node, value: unknown) => Promise<string | undefined>
}

/** Calls a tool. Rejects only if the client canceled the call, with the signal's reason. */
export async function callTool(
  tool: OperationTool,
  args: Node,
  settings: CallSettings,
  { signal, notify }: { readonly signal: AbortSignal; readonly notify?: Notify | undefined },
): Promise<Result> {
  const { definition, input } = tool
  const wrong = unknownIn(input.schema, args) ?? (await settings.check(input.schema, args))
  if (wrong !== undefined) {
    return problem(
      `${definition.api.name}.${definition.id} was not sent: ${wrong} (${definition.method} ${definition.path})`,
    )
  }
  const fields = settings.reveal ? [] : (definition.secrets ?? [])
  let values = settings.secrets
  const following = notify && followCall(notify)
  try {
    const sendable = input.read(args)
    values = [...values, ...valuesOf([sendable.params, args.body], fields)]
    if (settings.dryRun && !tool.isSafe) return await dryRun(tool, sendable)
    const options = { ...sendable.options, signal, ...(following && { onEvent: following.onEvent }) }
    const result = await tool.method(sendable.params, sendable.body, options)
    return await resultOf(tool, result, settings, values, fields)
  } catch (error) {
    if (signal.aborted) throw error
    return failureOf(error, tool, values)
  } finally {
    following?.stop()
  }
}

/** Names the arguments that a tool doesn't have; the validator would only count them. */
function unknownIn({ properties }: Node, args: Node): string | undefined {
  const known = Object.keys(isNode(properties) ? properties : {})
  const unknown = Object.keys(args).filter((name) => !known.includes(name))
  if (!unknown.length) return undefined
  const rest = known.length ? `the tool takes ${known.join(', ')}` : 'the tool takes no arguments'
  return `${unknown.join(', ')} ${unknown.length > 1 ? 'are' : 'is'} unknown; ${rest}`
}

async function resultOf(
  { definition, outputSchema, input }: OperationTool,
  result: CallResult<unknown>,
  { check }: CallSettings,
  values: readonly string[],
  fields: readonly string[],
): Promise<Result> {
  const { response, requestId } = result
  const read = await readData(result.data)
  const isWhole = fields.length > 0 && definition.secretResponse === true
  const data = maskData(read.data, { values, fields }, isWhole)
  const properties = isNode(outputSchema.properties) ? outputSchema.properties : {}
  const whole = {
    type: 'object',
    properties: { data: properties.data ?? {} },
    $defs: outputSchema.$defs ?? {},
  }
  const mismatch =
    data === undefined
      ? undefined
      : properties.data === undefined
        ? 'the API declares no body'
        : await check(whole, { data })
  const next = nextPage(definition, result)?.params
  return structured(
    {
      status: response.status,
      ...(data !== undefined && (mismatch === undefined ? { data } : { undeclared: data })),
      ...((mismatch ?? read.problem) !== undefined && { problem: mismatch ?? read.problem }),
      ...(requestId !== undefined && { requestId: maskData(requestId, { values, fields: [] }) }),
      ...(next && { next: input.write(next) }),
    } as Record<string, unknown>,
    ...(isWhole ? [] : mediaOf(response, read.bytes)),
  )
}

/** Images and audio, in the form that hosts show. */
function mediaOf(response: Response, bytes: string | undefined) {
  const mimeType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  const [, type] = /^(image|audio)\//.exec(mimeType) ?? []
  return bytes === undefined || type === undefined
    ? []
    : [{ type: type as 'image' | 'audio', data: bytes, mimeType }]
}
