import fc, { type Arbitrary } from 'fast-check'

/** Replacements for a value: values of every type, and near misses of formats and limits. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -7, 1.5, 2 ** 53, '', ' ', 'x'.repeat(300), '🧪'.repeat(256)),
  fc.constantFrom(
    '2026-02-30T09:15:22Z',
    '2026-03-02T09:15:22',
    '497f6eca-6276-4993-bfeb-53cbbbba6f0',
    'a@b@c',
  ),
  fc.constantFrom<unknown>([], [null], {}, { code: null }),
  fc.string({ maxLength: 4 }),
  fc.jsonValue({ maxDepth: 1 }),
)

type Place = readonly [holder: Record<string, unknown>, name: string]

/** A value with parts of it removed or replaced; often invalid, sometimes valid. */
export const altered = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(value, fc.array(fc.tuple(fc.nat(), fc.boolean(), junk), { maxLength: 3 }))
    .map(([right, changes]) => {
      const whole = { value: structuredClone(right) }
      for (const [pick, isGone, wrong] of changes) {
        const places = placesIn(whole)
        const [holder, name] = places[pick % places.length] as Place
        if (isGone && !Array.isArray(holder) && holder !== whole) delete holder[name]
        else holder[name] = structuredClone(wrong)
      }
      return whole.value
    })

function placesIn(holder: object): Place[] {
  return Object.entries(holder).flatMap(([name, value]) => [
    [holder as Record<string, unknown>, name] as const,
    ...(typeof value === 'object' && value ? placesIn(value) : []),
  ])
}
