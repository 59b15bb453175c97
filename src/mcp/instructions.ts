import { isNode } from './document.ts'
import type { McpOptions } from './options.ts'
import type { Tools } from './tools/tools.ts'

/** What a client tells its model about the server (MCP, `instructions`). */
export function instructionsOf(
  { offered }: Tools,
  { allowWrite, dryRun, reveal }: Pick<McpOptions, 'allowWrite' | 'dryRun' | 'reveal'>,
): string {
  const documents = new Set([...offered.values()].map(({ api }) => api.document))
  const titles = [...documents].map((document) => {
    const info = isNode(document) && isNode(document.info) ? document.info : {}
    return `- ${[info.title, info.summary].filter((each) => typeof each === 'string').join(': ')}`
  })
  const writing = dryRun
    ? 'Tools that change something send nothing: they return the request that would be sent.'
    : allowWrite
      ? 'Tools without readOnlyHint change something; what they delete or overwrite is lost.'
      : 'All tools are read-only.'
  return [
    'Each tool is one operation of an HTTP API:',
    ...titles,
    writing,
    ...(reveal ? [] : ['Secret fields are shown as [redacted].']),
    'A failed call reports what is wrong; retryAfterMs is how long the server asks you to wait.',
  ].join('\n')
}
