import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from './project-copy.ts'

/** A place in the format of the editor's server: lines and offsets from 1. */
interface Place {
  readonly file: string
  readonly start: { readonly line: number; readonly offset: number }
}

/** TypeScript's server as an editor runs it; unlike the language service, it follows declaration maps. */
export function editorServer() {
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'node_modules/typescript/lib/tsserver.js'), '--disableAutomaticTypingAcquisition'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const waiting = new Map<number, (places: Place[]) => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const { request_seq, body = [] } = JSON.parse(line)
    waiting.get(request_seq)?.(body)
  })
  let seq = 0
  const send = (command: string, given: object) => {
    child.stdin.write(`${JSON.stringify({ seq: ++seq, type: 'request', command, arguments: given })}\n`)
    return seq
  }

  return {
    open: (file: string) => send('open', { file }),
    /** The target of "go to definition" from a position in an open file. */
    definition: (file: string, line: number, offset: number) =>
      new Promise<Place[]>((resolve) => {
        waiting.set(send('definition', { file, line, offset }), resolve)
      }),
    /** Stops the process. */
    close: () => child.kill(),
  }
}
