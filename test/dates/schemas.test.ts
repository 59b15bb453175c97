import { expect, it } from 'vitest'
import { specOf } from '../support/generated.ts'
import { accepts, loadedSchemas } from '../support/generated-schemas.ts'

const schemasAs = (as: string, format: string) => {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Time' } } }
  return loadedSchemas(
    specOf({ responses: { 200: { description: 'Yes.', content } } }, '/things', 'get', {
      components: { schemas: { Time: { type: 'string', format } } },
      'x-dates': as,
    }),
  )
}

const instant = { [Symbol.toStringTag]: 'Temporal.Instant' }

it.each<[as: string, format: string, good: unknown[], bad: unknown[]]>([
  ['Date', 'date-time', [new Date(0), '2026-02-03T04:05:06Z'], [new Date(Number.NaN), 'yesterday', 5]],
  ['Date', 'date', ['2026-02-03'], [new Date(0)]],
  ['Temporal', 'date-time', [instant, '2026-02-03T04:05:06Z'], [new Date(0), {}]],
  ['Temporal', 'date', [{ [Symbol.toStringTag]: 'Temporal.PlainDate' }], [instant]],
])('schemas accept dates as %s under the format %s', async (as, format, good, bad) => {
  const { Time } = await schemasAs(as, format)

  const judged = await Promise.all([...good, ...bad].map((value) => accepts(Time, value)))

  expect(judged).toEqual([...good.map(() => true), ...bad.map(() => false)])
})
