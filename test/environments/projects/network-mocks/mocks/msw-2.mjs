import * as msw from 'msw-2'
import * as node from 'msw-2/node'
import { mockOf } from './msw.mjs'

export const mock = mockOf(node, msw)
