import type { Incoming } from '../../../mocks/vendor.ts'
import type { HTTPException, HTTPValidationError } from '../types.gen.ts'

/** One problem with the input. */
export type InputProblem = NonNullable<HTTPValidationError['detail']>[number]

/** A 422 response, worded as by FastAPI. */
export interface Invalid {
  readonly status: 422
  readonly body: HTTPValidationError
}

/** A 401, 403 or 404 response, worded as by FastAPI. */
export const exception = <Status extends number>(
  status: Status,
  detail: string,
): { readonly status: Status; readonly body: HTTPException } => ({ status, body: { detail } })

/** A 422 response with its list of problems. */
export const invalid = (...detail: InputProblem[]): Invalid => ({ status: 422, body: { detail } })

/** The problem that FastAPI finds with a body before it checks any field. */
export function checkBody({ text, body }: Incoming): Invalid | undefined {
  if (!text) return invalid(missing(['body'], null))
  if (body === undefined) {
    // Python's parser reports position and reason; here they are always the same.
    return invalid({
      type: 'json_invalid',
      loc: ['body', 0],
      msg: 'JSON decode error',
      input: {},
      ctx: { error: 'Expecting value' },
    })
  }
  if (isRecord(body)) return undefined
  return invalid({
    type: 'model_attributes_type',
    loc: ['body'],
    msg: 'Input should be a valid dictionary or object to extract fields from',
    input: body,
  })
}

/** The problem with a string, if any. */
export function checkText(body: unknown, field: string, { required = false } = {}): InputProblem[] {
  const value = fieldOf(body, field)
  if (value === undefined) return required ? [missing(['body', field], body)] : []
  return typeof value === 'string' ? [] : [wrongText(['body', field], value)]
}

/** The problems with a required list of strings, if any. */
export function checkTexts(body: unknown, field: string): InputProblem[] {
  const value = fieldOf(body, field)
  if (value === undefined) return [missing(['body', field], body)]
  if (!Array.isArray(value)) {
    return [{ type: 'list_type', loc: ['body', field], msg: 'Input should be a valid list', input: value }]
  }
  return value.flatMap((item, index) =>
    typeof item === 'string' ? [] : [wrongText(['body', field, index], item)],
  )
}

/** The value of an object's field; `undefined` if it is missing. */
export function fieldOf(body: unknown, field: string): unknown {
  return isRecord(body) && Object.hasOwn(body, field) ? body[field] : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const missing = (loc: InputProblem['loc'], input: unknown): InputProblem => ({
  type: 'missing',
  loc,
  msg: 'Field required',
  input,
})

const wrongText = (loc: InputProblem['loc'], input: unknown): InputProblem => ({
  type: 'string_type',
  loc,
  msg: 'Input should be a valid string',
  input,
})
