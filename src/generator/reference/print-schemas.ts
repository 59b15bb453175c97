import type { Declaration } from '../print/types/declarations.ts'
import { narrow } from './declaration-text.ts'
import { block, code, paragraphs, prose } from './markdown.ts'
import type { Page } from './page.ts'

/** Prints every type that the operations take and return. Each code block compiles by itself. */
export function printSchemasReference(page: Page): string {
  const { target, shown } = page
  return paragraphs(
    '## Schemas',
    `All are exported as types: ${code(`import type { ${shown[0]?.name} } from '${target.module}'`)}. Only the server sets \`readonly\` fields.`,
    ...shown.map((declaration) =>
      paragraphs(
        `### ${code(declaration.name)}`,
        prose(declaration.description),
        block('ts', printDeclaration(declaration, page)),
      ),
    ),
  )
}

function printDeclaration({ text, names }: Declaration, { target, declarations }: Page): string {
  const others = names.map((name) => declarations.get(name)).filter((each) => each !== undefined)
  const imported = others.filter(({ isExported }) => isExported).map(({ name }) => name)
  // The helper types are not exported.
  const helpers = others.filter(({ isExported }) => !isExported)
  return paragraphs(
    imported.length > 0 && `import type { ${imported.sort().join(', ')} } from '${target.module}'`,
    ...helpers.map((helper) => narrow(helper.text)),
    narrow(text),
  )
}
