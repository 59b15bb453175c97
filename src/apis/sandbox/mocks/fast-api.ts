import type { Incoming } from '../../../mocks/vendor.ts'
import type { HTTPException, HTTPValidationError } from '../types.gen.ts'

/** One problem with the input. */
export type InputProblem = NonNullable<HTTPValidationError['detail']>[number]

/** An answer of 422, as FastAPI words it. */
export interface Invalid {
  readonly status: 422
  readonly body: HTTPValidationError
}

/** An answer of 401, 403 or 404, as FastAPI words it. */
export const exception = <Status extends number>(
  status: Status,
  detail: string,
): { readonly status: Status; readonly body: HTTPException } => ({ status, body: { detail } })

/** An answer of 422 with its list of problems. */
export const invalid = (...detail: InputProblem[]): Invalid => ({ status: 422, body: { detail } })

/** What FastAPI says of a body before it looks at a field. */
export function checkBody({ text, body }: Incoming): Invalid | undefined {
  if (!text) return invalid(missing(['body'], null))
  if (body === undefined) {
    // The position and the reason are those of Python's parser; here they are always the first.
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

/** The problem with a text, or none. */
export function checkText(body: unknown, field: string, { required = false } = {}): InputProblem[] {
  const value = fieldOf(body, field)
  if (value === undefined) return required ? [missing(['body', field], body)] : []
  return typeof value === 'string' ? [] : [wrongText(['body', field], value)]
}

/** The problems with a required list of texts, or none. */
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

/** The value of a field of an object; `undefined` where it has none. */
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
