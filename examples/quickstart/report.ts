import { isDeepStrictEqual, styleText } from 'node:util'
import { isSdkError } from 'sdk'

/** The expected result of a call: fields of its data, or the code and status of its error. */
export interface Expected {
  readonly data?: unknown
  readonly error?: { readonly code: string; readonly status?: number }
}

/** Prints each call: the request, the response, and whether it is as expected. */
export interface Report {
  /** A fetch that records requests. */
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Starts a group, with the operations to call in it. */
  group(name: string, where: string, operations: readonly string[]): void
  /** Makes a call and prints it. Resolves to its data, or to `undefined` if it failed. */
  call<Data>(
    operation: string,
    expected: Expected,
    run: () => Promise<{ data: Data }>,
  ): Promise<Data | undefined>
  note(text: string): void
  /** Prints the summary; returns true if nothing differed and no operation was left out. */
  end(): boolean
}

type Style = Parameters<typeof styleText>[0]

export function createReport(): Report {
  const seen: { method: string; path: string; body: unknown; status: number | undefined }[] = []
  let calls = 0
  let differing = 0
  const left = new Set<string>()
  let group = ''

  return {
    async fetch(url, init) {
      const { pathname, search } = new URL(url)
      const path = pathname.replace(`/${group}/`, '/') + search
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
      const noted = { method: init.method ?? 'GET', path, body, status: undefined as number | undefined }
      seen.push(noted)
      const response = await fetch(url, init)
      noted.status = response.status
      return response
    },

    group(name, where, operations) {
      group = name
      for (const operation of operations) left.add(`${name}.${operation}`)
      console.log(`\n${paint('bold', name)}  ${paint('dim', where)}`)
    },

    async call(operation, expected, run) {
      seen.length = 0
      calls++
      left.delete(`${group}.${operation}`)
      const startedAt = performance.now()
      const { data, error } = await settle(run)
      const sent = seen.at(-1)
      const ms = Math.round(performance.now() - startedAt)
      const right = fits(expected, data, error)
      if (!right) differing++
      const mark = right ? paint('green', '✔') : paint('red', '✘')
      const line = sent
        ? `${sent.method.padEnd(6)} ${sent.path} ${paint('dim', `→ ${sent.status ?? 'no answer'}, ${ms} ms`)}`
        : paint('dim', 'nothing sent')
      console.log(`  ${mark} ${paint('cyan', operation.padEnd(26))} ${line}`)
      if (sent?.body !== undefined) console.log(`      sent  ${brief(sent.body)}`)
      console.log(`      got   ${error ? paint('yellow', `${error}`) : brief(data)}`)
      if (!right)
        console.log(
          `      ${paint('red', 'but expected')}  ${Object.keys(expected).length ? brief(expected) : 'an answer'}`,
        )
      return data
    },

    note: (text) => console.log(`  ${paint('dim', text)}`),

    end() {
      const missing = [...left]
      if (missing.length) console.log(paint('red', `\nnot called: ${missing.join(', ')}`))
      const well = !differing && !missing.length
      const sum = `${calls} calls, ${calls - differing} as expected${differing ? `, ${differing} not` : ''}`
      console.log(`\n${paint(well ? 'green' : 'red', sum)}`)
      return well
    },
  }
}

const paint = (style: Style, text: string) => (process.stdout.isTTY ? styleText(style, text) : text)

async function settle<Data>(run: () => Promise<{ data: Data }>): Promise<{ data?: Data; error?: unknown }> {
  try {
    return await run()
  } catch (error) {
    return { error }
  }
}

function fits(expected: Expected, data: unknown, error: unknown): boolean {
  if (!expected.error)
    return error === undefined && ('data' in expected ? includes(data, expected.data) : true)
  return isSdkError(error) && includes(error, expected.error)
}

/** Whether a value has the expected fields, at any depth; arrays must have the same length. */
function includes(value: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return isDeepStrictEqual(value, expected)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(expected) && (value as unknown[]).length !== expected.length) return false
  return Object.entries(expected).every(([key, each]) =>
    includes((value as Record<string, unknown>)[key], each),
  )
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  const secret = text.replace(
    /("(?:api_token|pipeline_token|environment_variables)":)("[^"]*"|\{[^}]*\})/g,
    '$1"…"',
  )
  return secret.length > 160 ? `${secret.slice(0, 160)}…` : secret
}
