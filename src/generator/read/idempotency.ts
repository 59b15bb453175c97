import type { Definition } from '../../runtime/definition.ts'
import type { JsonObject } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'

type Key = NonNullable<Definition['idempotencyKey']>

/** The extension, on an operation or on the document. */
const extension = 'x-idempotency-key-header'

/** Its usual name (draft-ietf-httpapi-idempotency-key-header). */
const usual = 'Idempotency-Key'

/**
 * Reads in which header an operation takes an idempotency key: as the extension says, or as a header parameter of the
 * usual name does. The client fills it in, so that its parameter may be left out.
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
      (named === undefined ? isUnsafe && isUsual(each) : same(headerOf(each), named)),
  )
  if (!found) return named === undefined ? { parameters } : { parameters, key: { header: named } }
  const made = takesUuid(found.schema)
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

const isUsual = (each: ParameterModel) => {
  const types = [each.parameter.type ?? 'string'].flat()
  return /^(x-)?idempotency-key$/i.test(headerOf(each)) && types.includes('string')
}

/** The name of the header; `false` where there is none. */
function readHeader(given: unknown, place: Place): string | false | undefined {
  if (given === undefined || given === false) return given
  if (given === true) return usual
  if (typeof given !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(given))
    throw new SpecProblem(place, `must be the name of a header, true or false, not ${JSON.stringify(given)}`)
  if (/^(authorization|content-type|accept|host|content-length|cookie)$/i.test(given))
    throw new SpecProblem(place, `can't be ${given}, which has another meaning`)
  return given
}

/** Whether a random UUID is what a schema allows. */
function takesUuid({ format = 'uuid', minLength = 0, maxLength = 36, ...schema }: JsonObject): boolean {
  const other = ['pattern', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not'].some(
    (name) => name in schema,
  )
  return !other && /^uuid$/i.test(`${format}`) && Number(minLength) <= 36 && Number(maxLength) >= 36
}

/** A parameter that a call may leave out. */
function optional({ parameter: { required: _, ...parameter }, ...model }: ParameterModel): ParameterModel {
  return { ...model, parameter, required: false }
}
