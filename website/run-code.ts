const AsyncFunction = (async () => {}).constructor as new (
  ...all: string[]
) => (...all: unknown[]) => Promise<unknown>

/**
 * Runs the code of a snippet and returns its variable `data`. `names` already includes its imports; its own
 * declarations hide them.
 */
export function runCode(code: string, names: Readonly<Record<string, unknown>>): Promise<unknown> {
  const body = code.replaceAll(/^import [\s\S]*? from ['"].*['"];?$/gm, (lines) =>
    lines.replaceAll(/[^\n]/g, ''),
  )
  const run = new AsyncFunction(
    ...Object.keys(names),
    `{${body}\n;return typeof data === 'undefined' ? undefined : data}`,
  )
  return run(...Object.values(names))
}
