import type { Pagination } from '../../runtime/definition.ts'
import { isObject, type JsonObject } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'

/** Names that each style of `x-pagination` needs: query parameters, and fields of the page. */
const styles: Record<string, { parameters: readonly string[]; fields: readonly string[] }> = {
  offset: { parameters: ['limit', 'offset'], fields: ['next'] },
  cursor: { parameters: ['cursor'], fields: ['next'] },
  link: { parameters: [], fields: [] },
}

/** Reads `x-pagination`: how a paged operation leads on. */
export function readPagination(
  node: JsonObject,
  parameters: readonly ParameterModel[],
  place: Place,
): Pagination | undefined {
  const given = node['x-pagination']
  const where = at(place, 'x-pagination')
  if (given === undefined) return undefined
  const style =
    isObject(given) && Object.hasOwn(styles, `${given.style}`) ? styles[`${given.style}`] : undefined
  if (!isObject(given) || !style)
    throw new SpecProblem(where, `has no style among ${Object.keys(styles).join(', ')}`)
  for (const name of [...style.parameters, ...style.fields]) {
    if (typeof given[name] !== 'string') throw new SpecProblem(where, `names no ${name}`)
  }
  for (const name of ['items', 'total']) {
    if (given[name] !== undefined && typeof given[name] !== 'string')
      throw new SpecProblem(where, `${name} is no name of a field`)
  }
  for (const name of style.parameters) {
    if (!parameters.some((each) => each.name === given[name] && each.parameter.in === 'query')) {
      throw new SpecProblem(at(where, name), `${given[name]} is no query parameter of the operation`)
    }
  }
  return given as unknown as Pagination
}

/** Reads `x-timeout-ms`: the limit of one attempt. */
export function readTimeoutMs(node: JsonObject, place: Place): number | undefined {
  const given = node['x-timeout-ms']
  if (given === undefined || (typeof given === 'number' && given > 0)) return given
  throw new SpecProblem(at(place, 'x-timeout-ms'), 'is not a number above 0')
}

/**
 * Checks `x-token-env` of a security scheme: the environment variable in which the command line looks for the token.
 * Nothing is generated from it: the command line reads it from the spec in the package.
 */
export function checkTokenEnv(scheme: JsonObject, isUsed: boolean, place: Place): void {
  const given = scheme['x-token-env']
  const where = at(place, 'x-token-env')
  if (given === undefined) return
  if (typeof given !== 'string' || !/^[A-Z_][A-Z0-9_]*$/.test(given))
    throw new SpecProblem(where, `${JSON.stringify(given)} is no name of an environment variable in capitals`)
  if (!isUsed) throw new SpecProblem(where, 'stands on a scheme that the client does not use')
}
