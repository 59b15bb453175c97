import type { Runtime } from '../runtime.ts'
import { bun } from './bun.ts'
import { chromium } from './chromium.ts'
import { deno } from './deno.ts'
import { node } from './node.ts'
import { workerd } from './workerd.ts'

/** The runtimes, by the names that select them. */
export const runtimes: Readonly<Record<string, Runtime>> = {
  node20: node(20),
  node22: node(22),
  node24: node(24),
  node26: node(26),
  bun,
  deno,
  workerd,
  chromium,
}
