import { callOptions, type Table } from '../config/settings.ts'

/** Options of an operation whose answer can be had in several ways, each with the types that it takes. */
export const answerOptions: Table = /*#__PURE__*/ Object.assign({}, callOptions, {
  accept: 'string',
  as: 'string',
  idleTimeoutMs: 'number,infinity',
})

/** Options of an operation that answers with server-sent events, which can be taken up again. */
export const eventOptions: Table = /*#__PURE__*/ Object.assign({}, answerOptions, { reconnect: 'boolean' })
