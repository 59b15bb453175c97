import type { Encoder } from './encoder.ts'

/** Sends an operation to the server that the spec names for it, unless the client has another one. */
export const ownServer: Encoder = (call) => {
  const { api, server } = call.definition
  const [standard = ''] = Object.values(api.servers)
  const { settings } = call
  if (server && settings.baseUrl === standard.replace(/\/$/, '')) {
    call.settings = { ...settings, baseUrl: server.replace(/\/$/, '') }
  }
}

/** Rejects a call if neither the spec nor the client names a server. */
export const givenServer: Encoder = ({ settings, reject }) => {
  if (!settings.baseUrl) reject('baseUrl', 'is not set, and the spec names no server')
}

/** Rejects a call if the spec's servers have variables and the client sets none. */
export const givenVariables: Encoder = ({ definition, settings, reject }) => {
  const forms = Object.values(definition.api.templates ?? {}).map(
    ({ variables }) => `{ ${Object.keys(variables).join(', ')} }`,
  )
  if (!settings.baseUrl) reject('server', `is not set; pass ${forms.join(' or ')}, or set baseUrl`)
}
