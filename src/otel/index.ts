export { type MeterOptions, measureCalls } from './measure-calls.ts'
export { type CallTracer, type TraceOptions, traceCalls } from './trace-calls.ts'
