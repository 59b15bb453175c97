import { against, type Drill, describe, errorName, fail, pass } from '../drill.ts'
import { ID, JSON_TYPE } from '../item.ts'
import { settle } from '../settle.ts'

const PAGE = '<!doctype html><title>Maintenance</title><p>We will be back soon.'

export const htmlPage: Drill = {
  text: '200 with an HTML page',
  run: (client) =>
    against(
      client,
      [{ status: 200, headers: { 'content-type': 'text/html' }, body: PAGE }],
      async ({ get }) => {
        const settled = await settle(() => get(ID))
        if (settled.how !== 'rejected' || !client.isOwnError(settled.error)) return fail(describe(settled))
        const shown = textOf(settled.error)
        const unnamed = ['200', 'text/html'].filter((part) => !shown.includes(part))
        const name = errorName(settled.error)
        return unnamed.length === 0 ? pass(name) : fail(`${name} without ${unnamed.join(', ')}`)
      },
    ),
}

export const brokenJson: Drill = {
  text: '200 labelled JSON that is not JSON',
  run: (client) =>
    against(client, [{ status: 200, headers: JSON_TYPE, body: '{"id": "1::2", ' }], async ({ get }) => {
      const settled = await settle(() => get(ID))
      const own = settled.how === 'rejected' && client.isOwnError(settled.error)
      return own ? pass(describe(settled)) : fail(describe(settled))
    }),
}

export const emptyRefusal: Drill = {
  text: '400 with an empty body',
  run: (client) =>
    against(client, [{ status: 400 }], async ({ get }) => {
      const settled = await settle(() => get(ID))
      if (settled.how !== 'rejected' || !(settled.error instanceof Error)) return fail(describe(settled))
      const { error } = settled
      if (client.statusOf(error) !== 400) return fail(`${errorName(error)} without the status`)
      return error.message.includes('400') ? pass(errorName(error)) : fail(`message: ${error.message}`)
    }),
}

/** The message and the error's own simple properties. Not the stack, whose line numbers could match by chance. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { stack, ...descriptors } = Object.getOwnPropertyDescriptors(error)
  const values = Object.values(descriptors).map(({ value }: PropertyDescriptor) => value as unknown)
  return [error.message, ...values.filter((value) => typeof value !== 'object')].join(' ')
}
