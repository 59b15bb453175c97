/** A token for a client, and the strings in it that must stay hidden. */
export interface EnvToken {
  readonly variable: string
  readonly token: unknown
  readonly secrets: readonly string[]
}

/**
 * Reads a token from the environment. For an API with several security schemes, it can be JSON with one value per
 * scheme.
 */
export function tokenFrom(variable: string): EnvToken {
  const text = process.env[variable]?.trim()
  if (!text) return { variable, token: undefined, secrets: [] }
  const values = text.startsWith('{') ? parsed(text) : undefined
  if (values === undefined) return { variable, token: text, secrets: [text] }
  const secrets = Object.values(values).flatMap((value) =>
    typeof value === 'object' && value ? Object.values(value).map(String) : [`${value}`],
  )
  return { variable, token: values, secrets: [text, ...secrets] }
}

function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
