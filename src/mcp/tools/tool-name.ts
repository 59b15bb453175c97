/**
 * The longest name of a tool. APIs of language models take 64 characters, and hosts put the server's name in front, as
 * in `mcp__sdk__sandbox_listSandboxes`.
 */
const longest = 50

/** Names tools in letters that every client takes, no two alike. */
export function createToolNames(): (api: string, operation: string) => string {
  const taken = new Set<string>()
  return (api, operation) => {
    const whole = `${api}_${operation}`.replaceAll(/[^A-Za-z0-9_-]/g, '_')
    let name = whole.length > longest ? shortened(whole, whole) : whole
    for (let count = 2; taken.has(name); count++) name = shortened(whole, `${whole} ${count}`)
    taken.add(name)
    return name
  }
}

/** The beginning, and a hash of it all, so that a name stays the same when other operations come and go. */
const shortened = (name: string, source: string) => `${name.slice(0, longest - 9)}_${hash(source)}`

/** FNV-1a. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) as number), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
