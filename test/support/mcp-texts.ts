import type { Client } from '@modelcontextprotocol/client'

/** The texts of a tool's result. */
export const textsOf = (result: Awaited<ReturnType<Client['callTool']>>): string[] =>
  result.content.flatMap((each) => (each.type === 'text' ? [each.text] : []))
