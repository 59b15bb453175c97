import { isObject, type Json, type JsonObject, type SpecDocument } from '../document/document.ts'
import { at, type Note, type Place, SpecProblem } from '../document/problem.ts'

/**
 * Restricts operations to one security scheme. Operations that need more keep their schemes, with a note. Throws if
 * the document has no such scheme.
 */
export function withTokenScheme(
  document: SpecDocument,
  scheme: string,
  place: Place,
  note: Note,
): SpecDocument {
  const { root } = document
  const components = isObject(root.components) ? root.components : {}
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {}
  if (!Object.hasOwn(schemes, scheme)) {
    const known = Object.keys(schemes).join(', ') || 'none'
    throw new SpecProblem(
      at(place, 'components', 'securitySchemes'),
      `has no scheme ${scheme} (set as tokenScheme); available: ${known}`,
    )
  }
  const paths = Object.entries(isObject(root.paths) ? root.paths : {}).map(([path, item]): [string, Json] => {
    if (!isObject(item)) return [path, item]
    const operations = Object.entries(item).map(([method, operation]): [string, Json] => {
      if (!isObject(operation) || !Array.isArray(operation.security)) return [method, operation]
      const security = restrictedTo(scheme, operation.security)
      if (security === undefined)
        note(at(place, 'paths', path, method), `needs more than ${scheme}; it keeps the schemes it declares`)
      return [method, security === undefined ? operation : { ...operation, security }]
    })
    return [path, Object.fromEntries(operations)]
  })
  const own = Array.isArray(root.security) ? restrictedTo(scheme, root.security) : undefined
  const changed: JsonObject = { ...root, paths: Object.fromEntries(paths), ...(own && { security: own }) }
  return { ...document, root: changed }
}

/** The requirements that need only the scheme, or nothing; undefined if none needs only the scheme. */
function restrictedTo(scheme: string, requirements: readonly Json[]): Json[] | undefined {
  const namesOf = (each: Json) => (isObject(each) ? Object.keys(each) : [])
  const isOpen = requirements.every((each) => !namesOf(each).length)
  const met = requirements.filter((each) => namesOf(each).every((name) => name === scheme))
  return isOpen || met.some((each) => namesOf(each).length) ? met : undefined
}
