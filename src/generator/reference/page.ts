import { isObject } from '../document/document.ts'
import type { Group, OperationModel } from '../model.ts'
import type { GroupTypes } from '../print/generate-types.ts'
import type { Declaration } from '../print/types/declarations.ts'
import type { PageTarget } from '../target.ts'
import { openString } from '../views/views.ts'
import { code, createAnchors } from './markdown.ts'

/** What the parts of a group's page share. */
export interface Page {
  readonly group: Group
  readonly types: GroupTypes
  readonly declarations: ReadonlyMap<string, Declaration>
  /** The declarations the page shows; parameters are in tables instead. */
  readonly shown: readonly Declaration[]
  readonly target: PageTarget
  anchorOf(operation: OperationModel): string
  /** A type as inline code, linked if the page shows it. */
  linked(type: string): string
  linkOf(declaration: Declaration): string
}

/** URL of the vendor's own docs, if the spec has one. */
export function vendorPage({ group }: Pick<Page, 'group'>): string | undefined {
  const { externalDocs } = group.document.root
  return isObject(externalDocs) && externalDocs.url !== undefined ? `${externalDocs.url}` : undefined
}

/** Fixed headings of a page; those of schemas follow. */
export const headings = [
  'Usage',
  'Token',
  'Operations',
  'Calls',
  'Options',
  'Errors',
  'Events',
  'Checked data',
  'Mocks',
  'Schemas',
]

/** Collects what the parts of a group's page share. */
export function createPage(group: Group, types: GroupTypes, target: PageTarget): Page {
  const declarations = new Map(types.declarations.map((each) => [each.name, each]))
  const params = new Set(Object.values(types.operations).map((each) => each.params))
  const referenced = new Set([...declarations.values()].flatMap(({ names }) => names))
  const shown = [...declarations.values()].filter(
    ({ name, isExported }) =>
      isExported && !params.has(name) && (name !== openString || referenced.has(name)),
  )
  const anchor = createAnchors()
  anchor(group.title)
  for (const heading of headings.slice(0, 3)) anchor(heading)
  const operations = new Map(group.operations.map((each) => [each, anchor(each.definition.id)]))
  const absent = [target.schemas ? '' : 'Checked data', target.mocks ? '' : 'Mocks']
  for (const heading of headings.slice(3)) if (!absent.includes(heading)) anchor(heading)
  const schemas = new Map(shown.map(({ name }) => [name, anchor(name)]))
  const linkOf = (name: string) => `[${code(name)}](#${schemas.get(name)})`
  return {
    group,
    types,
    declarations,
    shown,
    target,
    anchorOf: (operation) => `#${operations.get(operation)}`,
    linked: (type) => (schemas.has(type) ? linkOf(type) : code(type)),
    linkOf: ({ name }) => linkOf(name),
  }
}
