import type { Client } from '@modelcontextprotocol/client'

/** The texts in the result of a tool. */
export const textsOf = (result: Awaited<ReturnType<Client['callTool']>>): string[] =>
  result.content.flatMap((each) => (each.type === 'text' ? [each.text] : []))
