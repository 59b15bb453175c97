// What an app's host provides, for Hermes' bare shell: a console, and timers, as the shell's own fire at once and in
// the order in which they were set. Here they fire by a clock that advances when nothing else is left to do.
globalThis.global = globalThis.window = globalThis.self = globalThis
globalThis.nativeLoggingHook = globalThis.print
globalThis.nativeModuleProxy = { NativePerformanceCxx: { now: Date.now, timeOrigin: Date.now } }

const soon = globalThis.setTimeout
const timers = []
let lastId = 0
let time = Date.now()

Date.now = () => time
globalThis.setTimeout = (callback, ms = 0) => {
  timers.push({ id: ++lastId, at: time + ms, callback })
  soon(fire)
  return lastId
}
globalThis.clearTimeout = (id) => {
  const index = timers.findIndex((timer) => timer.id === id)
  if (index >= 0) timers.splice(index, 1)
}

function fire() {
  timers.sort((a, b) => a.at - b.at || a.id - b.id)
  const [timer] = timers.splice(0, 1)
  if (!timer) return
  time = timer.at
  timer.callback()
}
