/**
 * The longest name of a tool. APIs of language models take 64 characters, and hosts put the server's name in front,
 * as in `mcp__sdk__sandbox_listSandboxes`.
 */
const longest = 50

/** Creates unique tool names from characters that every client accepts. */
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

/** The start of a name and a hash of all of it, so that the name doesn't depend on other operations. */
const shortened = (name: string, source: string) => `${name.slice(0, longest - 9)}_${hash(source)}`

/** FNV-1a. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) as number), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
