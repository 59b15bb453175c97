import type { OperationModel } from '../model.ts'
import type { OperationTypes } from './generate-types.ts'
import { quote } from './literal.ts'
import { withReady } from './ready-bodies.ts'

/** The parts of an operation's signature; its function and its method are printed from the same ones. */
export interface Signature {
  readonly params: string
  readonly body: string
  readonly result: string
  /** Type parameters, if the options decide the type of `data`. */
  readonly generics: string
  readonly options: string
  readonly uses: string
  readonly names: readonly string[]
  readonly item: string | undefined
}

/** The signature of an operation. `shape` is the type that holds its params, body, data and errors. */
export function signatureOf(
  { parameters, body, definition }: OperationModel,
  { params, body: bodyType, data, successes, items, forms }: OperationTypes,
  shape: string,
): Signature {
  const bodyRequired = body?.required === true
  const accepted = bodyType && withReady(bodyType, body)
  const paramsRequired = parameters.some(({ required }) => required)
  const type = params ? (paramsRequired ? params : `${params} | null`) : 'null'
  return {
    params: paramsRequired
      ? `params: ${type}`
      : bodyRequired
        ? `params: ${type} | undefined`
        : `params?: ${type}`,
    body: accepted ? (bodyRequired ? `body: ${accepted}` : `body?: ${accepted}`) : 'body?: null',
    ...withBodyOptions(
      forms ? chosen(definition, shape) : { ...plain, result: `Promise<Result<${data}>>` },
      body,
    ),
    names: [
      params,
      bodyType,
      ...(forms ? [] : [...Object.values(successes), ...Object.values(items)]),
    ].filter((name): name is string => !!name && !/^(undefined|string|unknown|Uint8Array|\{.*)$/.test(name)),
    item: definition.pagination && itemType(data, definition.pagination.items),
  }
}

const plain = { generics: '', options: 'CallOptions', uses: 'CallOptions' }

/** The signature of an operation whose options decide the type of `data`. */
function chosen({ streams = {} }: OperationModel['definition'], shape: string) {
  const forms = `${shape}['forms']`
  const generics = `<Media extends keyof ${forms} = keyof ${forms}, As extends ResponseAs = undefined>`
  const options = `${'text/event-stream' in streams ? 'EventOptions' : 'ResponseOptions'}<Media, As>`
  const result = `Promise<Result<ResponseForm<${forms}, Media, As>>>`
  return { generics, options, result, uses: generics + options + result }
}

/** Adds the option that sets the body's media type, if there are several. */
function withBodyOptions<Own extends Pick<Signature, 'options' | 'uses'>>(
  own: Own,
  body: OperationModel['body'],
): Own {
  if (!body?.encoders) return own
  const types = Object.keys(body.definition.content ?? {}).map(quote)
  return {
    ...own,
    options: `${own.options} & BodyOptions<${types.join(' | ')}>`,
    uses: `${own.uses} BodyOptions`,
  }
}

const itemType = (page: string, items: string | undefined) =>
  items === undefined ? `${page}[number]` : `NonNullable<${page}[${quote(items)}]>[number]`
