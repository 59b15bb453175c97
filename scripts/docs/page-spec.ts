import { isObject, type Json, type JsonObject } from '../../src/generator/document/document.ts'
import { fileMarker, fileRef } from '../../src/generator/document/file-content.ts'
import type { Group, OperationModel } from '../../src/generator/model.ts'
import { exampleArguments, exampleCall, examplePages } from '../../src/generator/print/example-call.ts'
import { vendorPage } from '../../src/generator/reference/page.ts'

/** The spec of a group for its page: each operation has our code sample, and the calls that the page can run. */
export function pageSpec(group: Group, runnable: boolean): JsonObject {
  const spec = structuredClone(group.document.root)
  const paths = isObject(spec.paths) ? spec.paths : {}
  for (const operation of group.operations) {
    const { method, path, id } = operation.definition
    const item = paths[path]
    const node = isObject(item) ? item[method.toLowerCase()] : undefined
    if (!isObject(node)) continue
    const snippets = snippetsOf(group, operation)
    node['x-codeSamples'] = snippets.map(({ title, code }) => ({
      lang: 'typescript',
      label: title,
      source: [...setUp(group), code].join('\n'),
    }))
    // The top of the page already links to it.
    if (isObject(node.externalDocs) && node.externalDocs.url === vendorPage({ group }))
      delete node.externalDocs
    if (runnable) node['x-try-it'] = { operation: id, snippets }
  }
  // A schema that the generator added. The renderer would list it as a model.
  const { schemas } = isObject(spec.components) ? spec.components : {}
  if (isObject(schemas) && !JSON.stringify(spec).includes(`"${fileRef.$ref}"`)) delete schemas[fileMarker]
  return spec
}

/** The code before a call in an app. */
function setUp({ name, api }: Group): string[] {
  return api.auth || api.schemes
    ? [
        `import { authorize, getClient } from 'sdk/${name}'`,
        '',
        'const client = authorize(getClient(), () => token)',
      ]
    : [`import { getClient } from 'sdk/${name}'`, '', 'const client = getClient()']
}

/** The calls of an operation: one for each example, and the one that pages. */
function snippetsOf(group: Group, operation: OperationModel): { title: string; code: string }[] & Json {
  const examples = exampleArguments(group, operation)
  const calls = examples.map((each, index) => ({
    title: each.summary || (index ? `Example ${index + 1}` : 'Call'),
    code: exampleCall(operation, each),
  }))
  const [first] = examples
  if (!operation.definition.pagination || !first) return calls
  const code = `import { paginate } from 'sdk/${group.name}'\n\n${examplePages(operation, first)}`
  return [...calls, { title: 'All pages', code }]
}
