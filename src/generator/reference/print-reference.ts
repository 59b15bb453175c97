import { isObject, type JsonObject } from '../document/document.ts'
import type { Group } from '../model.ts'
import type { GroupTypes } from '../print/generate-types.ts'
import { headerText } from '../print/header.ts'
import type { PageTarget, Target } from '../target.ts'
import { code, oneLine, paragraphs, prose } from './markdown.ts'
import { createPage, type Page, vendorPage } from './page.ts'
import { printContract } from './print-contract.ts'
import { printOperationReference } from './print-operation.ts'
import { printSchemasReference } from './print-schemas.ts'
import { printOverview, printToken, printUsage } from './print-usage.ts'

/** The page of a group: everything a person or a tool needs to call it. */
export function printReference(
  group: Group,
  types: GroupTypes,
  target: Target,
  pageTarget: PageTarget,
): string {
  const page = createPage(group, types, pageTarget)
  const { title, spec, document, operations } = group
  const info = isObject(document.root.info) ? document.root.info : {}
  return `${paragraphs(
    `<!-- ${headerText(spec, target)} -->`,
    `# ${title}`,
    oneLine(textOf(info, 'summary')),
    prose(textOf(info, 'description')),
    addresses(page),
    printUsage(page),
    printToken(page),
    printOverview(page),
    operations.map((operation) => printOperationReference(operation, page)).join('\n\n---\n\n'),
    printContract(page),
    page.shown.length > 0 && printSchemasReference(page),
  )}\n`
}

const textOf = (node: JsonObject, name: string) => (typeof node[name] === 'string' ? node[name] : '')

function addresses(page: Page): string {
  const { api } = page.group
  const vendor = vendorPage(page)
  const [first, ...others] = Object.entries(api.servers).map(
    ([server, url]) => `${code(url)} (${code(server)})`,
  )
  const templates = Object.values(api.templates ?? {}).map(({ url }) => code(url))
  return [
    `- **Base URL:** ${first ?? (templates.length ? templates.join(' or ') : 'set `baseUrl`')}`,
    ...(others.length ? [`- **Other servers:** ${others.join(', ')}`] : []),
    ...(first && templates.length ? [`- **With variables:** ${templates.join(', ')}`] : []),
    ...(vendor ? [`- **Vendor's reference:** ${vendor}`] : []),
    `- **OpenAPI:** ${page.target.document}`,
  ].join('\n')
}
