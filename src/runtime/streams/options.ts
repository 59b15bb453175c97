import { callOptions, type Table } from '../config/settings.ts'

/** Options of an operation whose response has several forms, each with the types it accepts. */
export const answerOptions: Table = /*#__PURE__*/ Object.assign({}, callOptions, {
  accept: 'string',
  as: 'string',
  idleTimeoutMs: 'number,infinity',
})

/** Options of an operation that responds with server-sent events, which can reconnect. */
export const eventOptions: Table = /*#__PURE__*/ Object.assign({}, answerOptions, { reconnect: 'boolean' })
