import { type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { at, Findings, type Note, type Place, SpecProblem } from '../document/problem.ts'
import type { ParameterModel } from '../model.ts'
import { readParameter } from './read-parameter.ts'
import { type PathTemplate, readPath } from './read-path.ts'

/** Where the parameters of an operation come from: the operation, whose own win, and its path. */
export interface ParameterSource {
  readonly document: SpecDocument
  readonly path: string
  readonly pathItem: JsonObject
  readonly itemPlace: Place
  readonly node: JsonObject
  readonly place: Place
  readonly note: Note
}

/** Reads the parameters and path of an operation, without those that the token fills: `keys`, e.g. `header x-key`. */
export function readParameters(
  { document, path: written, pathItem, itemPlace, node, place, note }: ParameterSource,
  keys: ReadonlySet<string>,
): { readonly parameters: ParameterModel[]; readonly path: string } {
  const findings = new Findings()
  const found: ParameterModel[] = []
  const own = new Set<string>()
  const add = (parameter: ParameterModel) => {
    const { name } = parameter
    const { in: location } = parameter.parameter
    const key = `${location} ${location === 'header' ? name.toLowerCase() : name}`
    if (own.has(key)) return
    own.add(key)
    found.push(parameter)
  }
  const declared: [JsonObject, Place][] = []
  const lists = [
    [node.parameters, at(place, 'parameters')],
    [pathItem.parameters, at(itemPlace, 'parameters')],
  ] as const
  for (const [list, listPlace] of lists) {
    for (const [index, entry] of (Array.isArray(list) ? list : []).entries())
      findings.try(() => declared.push(resolve(document, entry, at(listPlace, index))))
  }
  const inPath = declared.filter(([parameter]) => parameter.in === 'path').map(([{ name }]) => `${name}`)
  const path = readPath(written, new Set(inPath))
  for (const [parameter, where] of declared) {
    findings.try(() => {
      const { name, in: location } = parameter
      if (typeof name !== 'string' || !name) {
        if (parameter.required === true) throw new SpecProblem(where, 'is required but has no name')
        return note(where, 'has no name; left out')
      }
      if (location === 'header' && /^(accept|content-type|authorization)$/i.test(name)) return
      if (keys.has(`${location} ${location === 'header' ? name.toLowerCase() : name}`)) return
      const read = readInPath(document, parameter, path, where)
      if (read) add(read)
    })
  }
  for (const name of findings.problems.length ? [] : path.places.keys()) {
    if (found.some((each) => each.name === name && each.parameter.in === 'path')) continue
    note(place, `no parameter declares {${name}} in the path; it is treated as a required string`)
    const parameter = { name, in: 'path', required: true, schema: { type: 'string' } }
    const read = readInPath(document, parameter, path, place)
    if (read) add(read)
  }
  findings.done()
  return { parameters: withOwnNames(found), path: path.template }
}

/** A parameter as its path needs it; undefined if the path doesn't contain it, or sets its value. */
function readInPath(
  document: SpecDocument,
  parameter: JsonObject,
  { places, names, queries, fixed }: PathTemplate,
  place: Place,
): ParameterModel | undefined {
  const declared = `${parameter.name}`
  const field = queries.get(declared)
  if (field !== undefined && /^(path|query)$/.test(`${parameter.in}`)) {
    const read = readParameter(document, { ...parameter, in: 'query', name: field }, place)
    return field === declared ? read : renamed(read, declared)
  }
  if (parameter.in !== 'path')
    return parameter.in === 'query' && fixed.has(declared)
      ? undefined
      : readParameter(document, parameter, place)
  const name = names.get(declared) ?? declared
  const form = places.get(name)
  if (!form) return undefined
  const read = readParameter(document, { ...parameter, name }, place)
  if (!form.wildcard && !form.optional) return read
  const { as = { style: 'simple' }, ...rest } = read.parameter
  const own = {
    ...as,
    ...(form.wildcard && { style: 'wildcard' }),
    ...(form.optional && { optional: true as const }),
  }
  return { ...read, required: !form.optional, parameter: { ...rest, as: own } }
}

/** Gives each parameter a unique name. Of those with the same name, a path parameter keeps it, or else the first. */
function withOwnNames(parameters: readonly ParameterModel[]): ParameterModel[] {
  const owners = new Map<string, ParameterModel>()
  for (const each of parameters) {
    if (!owners.has(each.name) || each.parameter.in === 'path') owners.set(each.name, each)
  }
  const taken = new Set(owners.keys())
  return parameters.map((each) => {
    if (owners.get(each.name) === each) return each
    const wanted = `${each.name}_${each.parameter.in}`
    let name = wanted
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`
    taken.add(name)
    return renamed(each, name)
  })
}

/** A parameter whose name in calls differs from the one in requests. */
function renamed({ parameter, ...model }: ParameterModel, name: string): ParameterModel {
  const { in: location, style } = parameter
  const as = parameter.as ?? style ?? { style: location === 'query' ? 'form' : 'simple', explode: true }
  const { style: _, ...rest } = parameter
  return { ...model, name, parameter: { ...rest, as: { ...as, name: model.name } } }
}
