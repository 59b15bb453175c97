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

/** Asserts class, code and message of an error, and what else is named. */
export function expectError<SdkErrorClass extends abstract new (...given: never[]) => SdkError>(
  error: unknown,
  errorClass: SdkErrorClass,
  fields: Fields<InstanceType<SdkErrorClass>>,
): asserts error is InstanceType<SdkErrorClass> {
  const { message, ...others } = fields
  expect(error).toBeInstanceOf(errorClass)
  if (typeof message === 'string') expect((error as SdkError).message).toBe(message)
  else expect((error as SdkError).message).toMatch(message)
  expect(error).toMatchObject(others)
}
