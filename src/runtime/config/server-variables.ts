import type { Api } from '../definition.ts'
import type { Config } from './config.ts'
import { configError } from './config-error.ts'

/** Values for the variables of a server (OpenAPI Server Variable Object), by name. */
export type ServerVariables = Readonly<Record<string, string | undefined>>

/** Turns a config whose `server` is a name or variables into one that the core accepts. */
export function atServer<Given extends Pick<Config<unknown>, 'server' | 'baseUrl'>>(
  api: Api,
  config: Given | undefined,
): (Omit<Given, 'server'> & Pick<Config, 'server'>) | undefined {
  const { server, ...rest } = config ?? ({} as Given)
  if (typeof server !== 'object' || server === null) return config as never
  return { ...rest, baseUrl: rest.baseUrl ?? serverUrl(api, server as ServerVariables) }
}

/**
 * The URL of the API's server with these variables. Throws ConfigError if there is none, or if a value is
 * missing, not allowed, or would lead to another host.
 */
export function serverUrl(api: Api, chosen: ServerVariables): string {
  const reject = configError(api)
  const names = Object.keys(chosen).filter((name) => chosen[name] !== undefined)
  const templates = Object.values(api.templates ?? {})
  const template = templates.find(
    ({ variables }) =>
      names.every((name) => Object.hasOwn(variables, name)) &&
      Object.keys(variables).every((name) => variables[name]?.default !== undefined || names.includes(name)),
  )
  if (!template) {
    const forms = templates.map(({ variables }) => `{ ${Object.keys(variables).join(', ')} }`)
    return reject('server', `has ${names.join(', ') || 'no variables'}; it takes ${forms.join(' or ')}`)
  }
  const { url, variables } = template
  return url.replace(/\{([^}]+)\}/g, (_, name: string, index: number) => {
    const { enum: values, default: standard } = variables[name] ?? {}
    const value = chosen[name] ?? standard
    if (typeof value !== 'string' || chosen[name] === '') return reject(`server.${name}`, 'is not a string')
    if (value === '') return value
    if (values && !values.includes(value))
      reject(`server.${name}`, `is none of ${values.map((each) => `'${each}'`).join(', ')}`)
    const before = url.slice(0, index)
    const after = url.slice(index + name.length + 2)
    const isWhole = /^([^/]*:\/\/)?$/.test(before) && !/^([^/:]|:\/)/.test(after)
    const inHost = !isWhole && !/^[^/]*(:\/\/[^/]*)?\//.test(before.replace(/^[^/]*:\/\//, ''))
    if (/[\s?#@\\]/.test(value) || (inHost && !/^[\w.:-]+$/.test(value)))
      reject(`server.${name}`, 'contains a character that leads to another host')
    return value
  })
}
