import { type At, type Key, refuse } from './check.ts'
import {
  datePattern,
  dateTimePattern,
  emailPattern,
  int64Pattern,
  uriPattern,
  uuidPattern,
} from './patterns.ts'
import { text } from './scalars.ts'

type FormatCheck = (value: unknown, at?: At, key?: Key, least?: number, most?: number) => number

/** A string in a format, with its length in characters. */
const ofFormat =
  (format: string, pattern: RegExp): FormatCheck =>
  (value, at, key, least, most) => {
    const isOf = typeof value !== 'string' || pattern.test(value)
    // zod reports the format first.
    const ok = isOf ? 1 : refuse(at, key, { code: 'invalid_format', format }, true)
    return ok & text(value, at, key, least, most)
  }

export const date: FormatCheck = /*#__PURE__*/ ofFormat('date', datePattern)
export const dateTime: FormatCheck = /*#__PURE__*/ ofFormat('date-time', dateTimePattern)
export const email: FormatCheck = /*#__PURE__*/ ofFormat('email', emailPattern)
export const uri: FormatCheck = /*#__PURE__*/ ofFormat('uri', uriPattern)
export const int64: FormatCheck = /*#__PURE__*/ ofFormat('int64', int64Pattern)
export const uuid: FormatCheck = /*#__PURE__*/ ofFormat('uuid', uuidPattern)
