import type { Definition } from '../../runtime/definition.ts'

/** The sentence about an operation's idempotency key. */
export const keyLine = ({ header, made }: NonNullable<Definition['idempotencyKey']>): string =>
  made === false
    ? `Accepts an idempotency key in \`${header}\`; a call with one is retried like a GET.`
    : `Sends an idempotency key in \`${header}\` (random unless you set \`idempotencyKey\`), so calls are retried like a GET.`
