import type { BodyModel } from '../model.ts'
import type { OperationTypes } from './generate-types.ts'
import { property } from './literal.ts'
import { withReady } from './ready-bodies.ts'

/** The types of an operation, as the lines between the braces of its shape. */
export function shapeLines(
  { params, body, data, errors, forms }: OperationTypes,
  model: BodyModel | undefined,
  indent: string,
): string {
  const lines = [
    `params: ${params ?? 'null | undefined'}`,
    `body: ${body === undefined ? 'null | undefined' : withReady(body, model)}`,
    `data: ${data}`,
    ...(forms ? [`forms: { ${entriesOf(forms)} }`] : []),
    `errors: { ${entriesOf(errors)} }`,
  ]
  return lines.map((line) => `${indent}${line}\n`).join('')
}

const entriesOf = (types: Readonly<Record<string, string>>) =>
  Object.entries(types)
    .map(([name, type]) => `${property(name)}: ${type}`)
    .join('; ')
