import { createClient } from 'sdk/sandbox'
import { readToken } from './token'

export const sandbox = createClient({ token: readToken, timeoutMs: 20_000 })
