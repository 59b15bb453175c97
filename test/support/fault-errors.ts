import type { SdkError } from 'sdk/pipelines'
import { expect } from 'vitest'

/** What a call rejects with; fails where it does not reject. */
export function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable('the call resolved'),
    (reason: unknown) => reason,
  )
}

type Fields<Failure extends SdkError> = Partial<Omit<Failure, 'message'>> & {
  code: Failure['code']
  message: string | RegExp
}

/** The message of an error without the server, whose port is another one in each run. */
export const withoutServer = ({ message, method, origin }: SdkError): string =>
  message.replace(`(${method} ${origin}/`, `(${method} /`)

/** Asserts class, code and message of an error, the server left out of it, and what else is named. */
export function expectError<SdkErrorClass extends abstract new (...given: never[]) => SdkError>(
  error: unknown,
  errorClass: SdkErrorClass,
  fields: Fields<InstanceType<SdkErrorClass>>,
): asserts error is InstanceType<SdkErrorClass> {
  const { message, ...others } = fields
  expect(error).toBeInstanceOf(errorClass)
  const shown = withoutServer(error as SdkError)
  if (typeof message === 'string') expect(shown).toBe(message)
  else expect(shown).toMatch(message)
  expect(error).toMatchObject(others)
}
