import { AbortController, AbortSignal } from 'abort-controller/dist/abort-controller'

for (const [name, value] of Object.entries({ AbortController, AbortSignal })) {
  Object.defineProperty(global, name, { value, configurable: true, writable: true })
}

const parts = [
  'hash',
  'host',
  'hostname',
  'origin',
  'password',
  'pathname',
  'port',
  'protocol',
  'search',
  'username',
]
for (const part of parts) {
  Object.defineProperty(URL.prototype, part, {
    get() {
      throw new Error(`URL.${part} is not implemented`)
    },
  })
}
