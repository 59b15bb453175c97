import type { DocumentConfig, GenerateConfig, GenerateOptions } from '../../config/index.ts'
import {
  anything,
  type Check,
  type FieldChecks,
  fields,
  flag,
  listOf,
  oneOf,
  recordOf,
  text,
} from '../checks.ts'
import { UsageError } from '../fail.ts'

/** Checks a config file's export. Throws a UsageError that lists every problem. */
export function checkConfig(config: unknown, path: string): GenerateConfig {
  const problems = checkFile(config, '')
  if (!problems.length) return config as GenerateConfig
  throw new UsageError(`${path} is invalid:${problems.map((each) => `\n  ${each}`).join('')}`)
}

/** Optional fields may be undefined. */
const optional =
  (check: Check): Check =>
  (value, at) =>
    value === undefined ? [] : check(value, at)

const either =
  (isFirst: (value: unknown) => boolean, first: Check, second: Check): Check =>
  (value, at) =>
    isFirst(value) ? first(value, at) : second(value, at)

const isText = (value: unknown) => typeof value === 'string'
const isFlag = (value: unknown) => typeof value === 'boolean'

/** Problems don't quote the values, which may be secrets. */
const headers: Check = (value, at) => {
  if (typeof value !== 'object' || value === null) return [`${at} is not an object of headers`]
  return Object.entries(value).flatMap(([name, each]) =>
    typeof each === 'string' && each ? [] : [`${at}.${name} has no value; is its variable set?`],
  )
}

const whole: Check = (value, at) => (Number.isSafeInteger(value) ? [] : [`${at} is not a whole number`])

/** File names, each with the tags of its operations. */
const tagsOfFiles: Check = (value, at) => [
  ...recordOf(listOf(text))(value, at),
  ...Object.keys(value ?? {})
    .filter((name) => !/^[\w-]+$/.test(name))
    .map((name) => `${at}.${name} can't be a file name; use letters, digits, - and _`),
]

const options: FieldChecks<GenerateOptions> = {
  schemas: optional(flag),
  checks: optional(flag),
  reference: optional(flag),
  only: optional(listOf(text)),
  skip: optional(either(isFlag, flag, listOf(text))),
  int64: optional(oneOf('number', 'string', 'bigint')),
  operationNames: optional(
    either((value) => typeof value === 'function', anything, oneOf('given', 'readable')),
  ),
  tokenScheme: optional(text),
  mockSkeleton: optional(text),
  dates: optional(oneOf('text', 'Date', 'Temporal')),
  enums: optional(oneOf('open', 'closed')),
  mocks: optional(
    either(isFlag, flag, fields<{ readonly seed?: number | undefined }>({ seed: optional(whole) })),
  ),
  split: optional(
    either((value) => typeof value === 'object', tagsOfFiles, oneOf('operations', 'tags', false)),
  ),
  baseUrl: optional(text),
  headers: optional(headers),
}

const document = fields<DocumentConfig>({ ...options, document: text, name: optional(text) }, ['document'])

const checkFile = fields<GenerateConfig>(
  {
    ...options,
    documents: either(isText, text, listOf(either(isText, text, document))),
    out: text,
    llms: optional(flag),
    importEnding: optional(oneOf('.ts', '.js', 'none')),
  },
  ['documents', 'out'],
)
