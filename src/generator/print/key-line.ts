import type { Definition } from '../../runtime/definition.ts'

/** What is said of the idempotency key that an operation takes. */
export const keyLine = ({ header, made }: NonNullable<Definition['idempotencyKey']>): string =>
  made === false
    ? `Takes an idempotency key in \`${header}\`: with one it is sent again like a GET.`
    : `Sends an idempotency key in \`${header}\`, a random one unless \`idempotencyKey\` gives another, and is sent again like a GET.`
