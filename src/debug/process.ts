interface Process {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stderr?: { readonly isTTY?: boolean; write?(text: string): unknown }
}

/** stderr in Node, Bun, Deno and Workers; `undefined` in a browser. */
export const stderr: Process['stderr'] = (globalThis as { process?: Process }).process?.stderr

/** Reads an environment variable. Deno throws if the permission is denied. */
export function readVariable(name: string): string | undefined {
  try {
    return (globalThis as { process?: Process }).process?.env?.[name]
  } catch {
    return undefined
  }
}
