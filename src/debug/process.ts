interface Process {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stderr?: { readonly isTTY?: boolean; write?(text: string): unknown }
}

/** What Node, Bun, Deno and Workers have of a process; a browser has none. */
export const stderr: Process['stderr'] = (globalThis as { process?: Process }).process?.stderr

/** A variable of the environment. Deno asks for a permission, and throws where it is refused. */
export function readVariable(name: string): string | undefined {
  try {
    return (globalThis as { process?: Process }).process?.env?.[name]
  } catch {
    return undefined
  }
}
