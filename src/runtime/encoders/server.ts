import type { Encoder } from './encoder.ts'

/** Sends an operation to the server that its spec names for it, unless the client was told to go elsewhere. */
export const ownServer: Encoder = (call) => {
  const { api, server } = call.definition
  const [standard = ''] = Object.values(api.servers)
  const { settings } = call
  if (server && settings.baseUrl === standard.replace(/\/$/, '')) {
    call.settings = { ...settings, baseUrl: server.replace(/\/$/, '') }
  }
}

/** Refuses to send where the spec names no server and the client was given none. */
export const givenServer: Encoder = ({ settings, reject }) => {
  if (!settings.baseUrl) reject('baseUrl', 'is not set, and the spec names no server')
}

/** Refuses to send where the servers that the spec names have variables, and the client was given none. */
export const givenVariables: Encoder = ({ definition, settings, reject }) => {
  const forms = Object.values(definition.api.templates ?? {}).map(
    ({ variables }) => `{ ${Object.keys(variables).join(', ')} }`,
  )
  if (!settings.baseUrl) reject('server', `is not set; give it ${forms.join(' or ')}, or set baseUrl`)
}
