import {
  datePattern,
  dateTimePattern,
  emailPattern,
  int64Pattern,
  uriPattern,
  uuidPattern,
} from '../../checks/patterns.ts'
import { digitsFormat } from '../read/int64.ts'

/** String formats that are checked: the name of the constant, the specification, and a pattern that follows it. */
export const formats: Readonly<Record<string, readonly [name: string, source: string, pattern: RegExp]>> = {
  date: ['dateFormat', 'RFC 3339, full-date', datePattern],
  'date-time': ['dateTimeFormat', 'RFC 3339, date-time', dateTimePattern],
  email: ['emailFormat', 'WHATWG HTML, valid e-mail address', emailPattern],
  uri: ['uriFormat', 'RFC 3986, URI', uriPattern],
  [digitsFormat]: ['int64Format', 'the digits of a 64-bit integer', int64Pattern],
  uuid: ['uuidFormat', 'RFC 4122, UUID', uuidPattern],
}

/** Ranges of integers by format. The runtime recognizes such a limit by the format's name. */
export const widths: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
}

/** The constants of the formats that a source uses. */
export const printFormats = (source: string): string =>
  Object.entries(formats)
    .filter(([, [name]]) => new RegExp(`\\b${name}\\b`).test(source))
    .map(
      ([format, [name, origin, pattern]]) =>
        `/** ${origin} */\nconst ${name} = /*#__PURE__*/ z.stringFormat('${format.replace(/~.*/, '')}', ${pattern});\n\n`,
    )
    .join('')
