import type { Attributes } from '@opentelemetry/api'
import type { ClientEvent } from '../runtime/events/events.ts'

/** The methods that the conventions know; others are `_OTHER`, so that their number stays small. */
const known = /^(CONNECT|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|QUERY|TRACE)$/

/** What OpenTelemetry's conventions for HTTP clients say of a request, and the operation. */
export function attributesOf(event: ClientEvent): Attributes {
  const { method, url, origin, api, operation } = event
  // Not by URL: that of React Native could not be taken apart for years.
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
