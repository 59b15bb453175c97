import nodeFetch from 'node-fetch'
import type { Fetch } from '../client.ts'
import { against, type Drill, describe, fail, pass } from '../drill.ts'
import { CREATED, ID, isItem } from '../item.ts'
import { settle } from '../settle.ts'

const TIMEOUT_MS = 5_000

/** Its responses contain a Node stream. */
export const nodeFetchPost: Drill = {
  text: 'POST through node-fetch 2',
  needs: 'fetch option',
  run: (client) =>
    against(
      client,
      [CREATED],
      async ({ post }, { requests }) => {
        const settled = await settle(post)
        const note = `${describe(settled)}, sent ${requests.length}x`
        return settled.how === 'resolved' && isItem(settled.value) && requests.length === 1
          ? pass(note)
          : fail(note)
      },
      TIMEOUT_MS,
      nodeFetch as unknown as Fetch,
    ),
}

/** Caches and loggers keep a copy of the response; its body is canceled only when both copies are. */
export const copiedRedirect: Drill = {
  text: 'a redirect, if fetch keeps a copy of the response',
  needs: 'fetch option',
  run: async (client) => {
    const copies: Response[] = []
    return against(
      client,
      [{ status: 302, headers: { location: '/elsewhere' }, body: 'moved '.repeat(50_000), broken: 'stalls' }],
      async ({ get }, { requests }) => {
        const startedAtMs = performance.now()
        const settled = await settle(() => get(ID))
        const tookMs = performance.now() - startedAtMs
        const note = `${describe(settled)} after ${(tookMs / 1_000).toFixed(1)} s, sent ${requests.length}x`
        const soon = settled.how === 'rejected' && tookMs < TIMEOUT_MS / 2 && requests.length === 1
        return soon ? pass(note) : fail(note)
      },
      TIMEOUT_MS,
      async (url, init) => {
        const response = await fetch(url, { ...init, redirect: 'manual' })
        copies.push(response.clone())
        return response
      },
    )
  },
}
