import type { Attributes } from '@opentelemetry/api'
import type { ClientEvent } from '../runtime/events/events.ts'

/** The methods that the conventions list. Others become `_OTHER`, which keeps cardinality low. */
const known = /^(CONNECT|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|QUERY|TRACE)$/

/** The attributes of OpenTelemetry's conventions for HTTP clients, and the operation. */
export function attributesOf(event: ClientEvent): Attributes {
  const { method, url, origin, api, operation } = event
  // A regular expression, because React Native's URL lacked these properties for years.
  const [, scheme, host, port] = /^(\w+):\/\/(.*?)(?::(\d+))?$/.exec(origin) ?? []
  return {
    'http.request.method': known.test(method) ? method : '_OTHER',
    'server.address': host,
    'server.port': Number(port ?? (scheme === 'http' ? 80 : 443)),
    'url.scheme': scheme,
    'url.template': url,
    'api.name': api,
    'api.operation': operation,
    ...('status' in event && event.status !== undefined && { 'http.response.status_code': event.status }),
  }
}
