// Runs a bundle as an app does: in a JavaScript context with the language, timers and native modules, but without the
// APIs of the web or of Node. `node host.cjs dist/main.js`.
const { readFileSync } = require('node:fs')
const vm = require('node:vm')
const { createNativeModules } = require('./native-modules.cjs')

const [, , path] = process.argv
const context = vm.createContext({
  PLACE: process.env.PLACE,
  nativeLoggingHook: (text) => console.log(text),
  nativePerformanceNow: () => performance.now(),
  setTimeout: (callback, ms) => Number(setTimeout(callback, ms)),
  clearTimeout: (id) => clearTimeout(id),
  setImmediate: (callback) => void setImmediate(callback),
  queueMicrotask: (callback) => queueMicrotask(callback),
})
vm.runInContext('globalThis.global = globalThis.window = globalThis.self = globalThis', context)

// Objects are passed as JSON, so that they belong to the context.
const parse = vm.runInContext('JSON.parse', context)
const toJs = (value) => parse(JSON.stringify(value))
const modules = createNativeModules({
  toJs,
  emit: (name, args) => context.__rctDeviceEventEmitter.emit(name, toJs(args)),
})
context.nativeModuleProxy = modules
vm.runInContext(readFileSync(path, 'utf8'), context, { filename: path })
