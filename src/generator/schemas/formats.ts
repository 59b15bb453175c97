import type { Plugins } from '@hey-api/openapi-ts'
import { bigintFormat, digitsFormat } from '../read/int64.ts'
import { expressionOf } from './patterns.ts'

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

/** How the plugin is to write what it would write too narrow or not at all. */
export const resolvers: Plugins.Zod.Resolvers = {
  /** Formats by the constants above. Lengths count characters, as JSON Schema does; zod counts UTF-16 units. */
  string(ctx) {
    const { $, nodes, schema, symbols, chain } = ctx
    const { z } = symbols
    const { format = '', minLength = 0, maxLength } = schema
    if (schema.const !== undefined) return undefined
    const pattern = schema.pattern === undefined ? undefined : expressionOf(schema.pattern)
    const checks = [
      ...(minLength || maxLength !== undefined
        ? [
            $(z)
              .attr('regex')
              .call($.regexp(`^[^]{${minLength},${maxLength ?? ''}}$`, 'u')),
          ]
        : []),
      ...(pattern ? [$(z).attr('regex').call($.regexp(pattern.source, pattern.flags))] : []),
    ]
    const [name] = formats[format] ?? []
    chain.current = name ? $(name) : nodes.base(ctx)
    return checks.length ? chain.current.attr('check').call(...checks) : chain.current
  },

  /** Limits, and those of a width such as int32; the runtime knows by their message that it is the format that differs. */
  number(ctx) {
    const { $, chain, nodes, schema, symbols, utils } = ctx
    const { z } = symbols
    const { format, ...plain } = schema
    if (format === bigintFormat) {
      const wide = { ...ctx, schema: { ...plain, format: 'int64' } }
      chain.current = $(z).attr('bigint').call()
      const limits = [nodes.min, nodes.max].flatMap(
        (limit) => limit({ ...wide, utils: { ...utils, getIntegerLimit: () => undefined } }) ?? [],
      )
      return limits.length ? chain.current.attr('check').call(...limits) : chain.current
    }
    const width = utils.getIntegerLimit(format)
    if (schema.const !== undefined || !width) return undefined
    const range = (name: string, value: number | string) =>
      $(z)
        .attr(name)
        .call($.literal(value), $.object().prop('error', $.literal(`expected ${format}`)))
    const declared = { ...ctx, schema: plain }
    const least = nodes.min(declared) ?? range('minimum', width.minValue)
    const most = nodes.max(declared) ?? range('maximum', width.maxValue)
    chain.current = nodes.base(declared).attr('check').call(least, most)
    return chain.current
  },

  /** Fields beside the declared ones by `additionalProperties`, names by `propertyNames`. */
  object(ctx) {
    const { $, applyModifiers, nodes, schema, symbols, walk, walkerCtx } = ctx
    const { z } = symbols
    const { additionalProperties, properties = {}, propertyNames } = schema
    const others =
      additionalProperties && additionalProperties.type !== 'unknown'
        ? applyModifiers(walk(additionalProperties, walkerCtx), {}).expression
        : undefined
    if (propertyNames?.type === 'string' && !Object.keys(properties).length) {
      const names = applyModifiers(walk(propertyNames, walkerCtx), {}).expression
      return $(z)
        .attr('record')
        .call(names, others ?? $(z).attr('unknown').call())
    }
    const shape = nodes.shape(ctx)
    if (others) return $(z).attr('catchall').call($(z).attr('object').call(shape), others)
    return $(z)
      .attr(additionalProperties ? 'looseObject' : 'object')
      .call(shape)
  },
}
