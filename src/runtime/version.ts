/**
 * Version of the interface between generated code and runtime. Generated code re-exports it, so that with an
 * incompatible package the name is missing and the compiler, the bundler or Node says so. A runtime that still serves
 * older code keeps their names as well.
 */
export const runtimeV1 = 1
