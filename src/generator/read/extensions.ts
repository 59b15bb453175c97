import type { Pagination } from '../../runtime/definition.ts'
import { isObject, type JsonObject } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'

/** The settings that each style of `x-pagination` requires: names of query parameters, and of fields of the page. */
const styles: Record<string, { parameters: readonly string[]; fields: readonly string[] }> = {
  offset: { parameters: ['limit', 'offset'], fields: ['next'] },
  cursor: { parameters: ['cursor'], fields: ['next'] },
  link: { parameters: [], fields: [] },
}

/** Reads `x-pagination`: how to get the next page of an operation. */
export function readPagination(
  node: JsonObject,
  parameters: readonly ParameterModel[],
  place: Place,
): Pagination | undefined {
  const value = node['x-pagination']
  const where = at(place, 'x-pagination')
  if (value === undefined) return undefined
  const style =
    isObject(value) && Object.hasOwn(styles, `${value.style}`) ? styles[`${value.style}`] : undefined
  if (!isObject(value) || !style)
    throw new SpecProblem(where, `must have a style: one of ${Object.keys(styles).join(', ')}`)
  for (const name of [...style.parameters, ...style.fields]) {
    if (typeof value[name] !== 'string') throw new SpecProblem(where, `must set ${name}`)
  }
  for (const name of ['items', 'total']) {
    if (value[name] !== undefined && typeof value[name] !== 'string')
      throw new SpecProblem(where, `${name} must be the name of a field`)
  }
  for (const name of style.parameters) {
    if (!parameters.some((each) => each.name === value[name] && each.parameter.in === 'query')) {
      throw new SpecProblem(at(where, name), `${value[name]} is not a query parameter of the operation`)
    }
  }
  return value as unknown as Pagination
}

/** Reads `x-timeout-ms`: the time limit of one attempt. */
export function readTimeoutMs(node: JsonObject, place: Place): number | undefined {
  const value = node['x-timeout-ms']
  if (value === undefined || (typeof value === 'number' && value > 0)) return value
  throw new SpecProblem(at(place, 'x-timeout-ms'), 'must be a number above 0')
}

/**
 * Checks `x-token-env` of a security scheme: the environment variable from which the command line takes the token.
 * The generator ignores it; the command line reads it from the spec in the package.
 */
export function checkTokenEnv(scheme: JsonObject, isUsed: boolean, place: Place): void {
  const value = scheme['x-token-env']
  const where = at(place, 'x-token-env')
  if (value === undefined) return
  if (typeof value !== 'string' || !/^[A-Z_][A-Z0-9_]*$/.test(value))
    throw new SpecProblem(
      where,
      `must be the name of an environment variable in capitals, not ${JSON.stringify(value)}`,
    )
  if (!isUsed) throw new SpecProblem(where, "is set on a scheme that the client doesn't use")
}
