import type { SdkError } from 'sdk/pipelines'
import { expect } from 'vitest'

/** The error of a call; fails if it does not reject. */
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

/** The message of an error without the server, whose port differs in each run. */
export const withoutServer = ({ message, method, origin }: SdkError): string =>
  message.replace(`(${method} ${origin}/`, `(${method} /`)

/** Asserts class, code and message of an error, without the server, and the other given fields. */
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
