/**
 * The version of what generated code asks of the runtime. Generated code exports it once more, so that a package that
 * cannot serve the code has no such name, and a compiler, a bundler or Node says so. A version that still serves older
 * code keeps their names, too.
 */
export const runtimeV1 = 1
