import * as msw from 'msw-3'
import * as node from 'msw-3/node'
import { mockOf } from './msw.mjs'

export const mock = mockOf(node, msw)
