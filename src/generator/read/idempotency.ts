import type { Definition } from '../../runtime/definition.ts'
import type { JsonObject } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'

type Key = NonNullable<Definition['idempotencyKey']>

/** Set on an operation or on the document. */
const extension = 'x-idempotency-key-header'

/** The usual header (draft-ietf-httpapi-idempotency-key-header). */
const defaultHeader = 'Idempotency-Key'

/**
 * Reads the header for an operation's idempotency key: from the extension, or from a header parameter with the usual
 * name. The client generates the key, so its parameter becomes optional.
 */
export function readIdempotencyKey(
  root: JsonObject,
  node: JsonObject,
  method: string,
  parameters: readonly ParameterModel[],
  place: Place,
): { readonly parameters: readonly ParameterModel[]; readonly key?: Key } {
  const isUnsafe = /^(POST|PATCH)$/.test(method)
  const own = node[extension] !== undefined
  const where = own ? at(place, extension) : at({ ...place, pointer: '' }, extension)
  const named = readHeader(own ? node[extension] : isUnsafe ? root[extension] : undefined, where)
  if (named === false) return { parameters }
  if (own && /^(GET|HEAD|OPTIONS|QUERY|TRACE)$/.test(method))
    throw new SpecProblem(where, `is set on ${method}, which needs no key; remove it`)
  const found = parameters.find(
    (each) =>
      each.parameter.in === 'header' &&
      (named === undefined ? isUnsafe && isDefaultHeader(each) : same(headerOf(each), named)),
  )
  if (!found) return named === undefined ? { parameters } : { parameters, key: { header: named } }
  const made = acceptsUuid(found.schema)
  return {
    key: {
      header: headerOf(found),
      ...(found.required && { required: true }),
      ...(!made && { made }),
    },
    parameters: made ? parameters.map((each) => (each === found ? optional(each) : each)) : parameters,
  }
}

const headerOf = ({ name, parameter }: ParameterModel) => parameter.as?.name ?? name

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

const isDefaultHeader = (each: ParameterModel) => {
  const types = [each.parameter.type ?? 'string'].flat()
  return /^(x-)?idempotency-key$/i.test(headerOf(each)) && types.includes('string')
}

/** The name of the header; `false` if the extension turns the key off, `undefined` if it isn't set. */
function readHeader(value: unknown, place: Place): string | false | undefined {
  if (value === undefined || value === false) return value
  if (value === true) return defaultHeader
  if (typeof value !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(value))
    throw new SpecProblem(place, `must be the name of a header, true or false, not ${JSON.stringify(value)}`)
  if (/^(authorization|content-type|accept|host|content-length|cookie)$/i.test(value))
    throw new SpecProblem(place, `can't be ${value}, which has another meaning`)
  return value
}

/** Whether a schema allows a random UUID. */
function acceptsUuid({ format = 'uuid', minLength = 0, maxLength = 36, ...schema }: JsonObject): boolean {
  const other = ['pattern', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not'].some(
    (name) => name in schema,
  )
  return !other && /^uuid$/i.test(`${format}`) && Number(minLength) <= 36 && Number(maxLength) >= 36
}

function optional({ parameter: { required: _, ...parameter }, ...model }: ParameterModel): ParameterModel {
  return { ...model, parameter, required: false }
}
