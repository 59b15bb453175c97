/** What a tool gives back (MCP, CallToolResult). */
export interface Result {
  readonly content: Content[]
  readonly structuredContent?: Record<string, unknown>
  readonly isError?: boolean
}

type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image' | 'audio'; readonly data: string; readonly mimeType: string }

/** Data as a result; as text, too, for clients that read nothing else (MCP, Structured Content). */
export const structured = (data: Record<string, unknown>, ...beside: Content[]): Result => ({
  content: [{ type: 'text', text: JSON.stringify(data) }, ...beside],
  structuredContent: data,
})

/** What went wrong, in words. */
export const problem = (...texts: string[]): Result => ({
  content: texts.map((text) => ({ type: 'text', text })),
  isError: true,
})
