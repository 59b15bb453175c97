/**
 * Version of the interface between generated code and runtime. Generated code re-exports it, so with an incompatible
 * package the name is missing and the compiler, the bundler or Node reports it. A runtime that still supports older
 * code also exports the older names.
 */
export const runtimeV1 = 1
