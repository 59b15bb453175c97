import { digitsFormat } from '../read/int64.ts'

const leapDay = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29`
const longMonth = String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])`
const shortMonth = String.raw`(?:0[469]|11)-(?:0[1-9]|[12]\d|30)`
const february = String.raw`02-(?:0[1-9]|1\d|2[0-8])`
const date = String.raw`(?:${leapDay}|\d{4}-(?:${longMonth}|${shortMonth}|${february}))`
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?`
const offset = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`
const label = String.raw`[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?`

/** Formats of texts that are checked, each as its own specification has it, with that and the name of its constant. */
export const formats: Readonly<Record<string, readonly [name: string, source: string, pattern: RegExp]>> = {
  date: ['dateFormat', 'RFC 3339, full-date', new RegExp(`^${date}$`)],
  'date-time': ['dateTimeFormat', 'RFC 3339, date-time', new RegExp(`^${date}T${time}${offset}$`, 'i')],
  email: [
    'emailFormat',
    'WHATWG HTML, valid e-mail address',
    new RegExp(String.raw`^[\w.!#$%&'*+/=?^${'`'}{|}~-]+@${label}(?:\.${label})*$`, 'i'),
  ],
  uri: ['uriFormat', 'RFC 3986, URI', /^[a-z][a-z\d+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i],
  [digitsFormat]: ['int64Format', 'the digits of a 64-bit integer', /^-?\d+$/],
  uuid: ['uuidFormat', 'RFC 4122, UUID', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
}

/** Ranges of integers by their format; it is what the runtime knows such a limit by. */
export const widths: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
}

/** The constants of the formats that a source names. */
export const printFormats = (source: string): string =>
  Object.entries(formats)
    .filter(([, [name]]) => new RegExp(`\\b${name}\\b`).test(source))
    .map(
      ([format, [name, origin, pattern]]) =>
        `/** ${origin} */\nconst ${name} = /*#__PURE__*/ z.stringFormat('${format.replace(/~.*/, '')}', ${pattern});\n\n`,
    )
    .join('')
