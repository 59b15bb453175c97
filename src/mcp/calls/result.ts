/** The result of a tool (MCP, CallToolResult). */
export interface Result {
  readonly content: Content[]
  readonly structuredContent?: Record<string, unknown>
  readonly isError?: boolean
}

type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image' | 'audio'; readonly data: string; readonly mimeType: string }

/** Data as a result, and also as text for clients that read only text (MCP, Structured Content). */
export const structured = (data: Record<string, unknown>, ...more: Content[]): Result => ({
  content: [{ type: 'text', text: JSON.stringify(data) }, ...more],
  structuredContent: data,
})

/** A failure as a result, in words. */
export const problem = (...texts: string[]): Result => ({
  content: texts.map((text) => ({ type: 'text', text })),
  isError: true,
})
