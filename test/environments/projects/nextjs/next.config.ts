import type { NextConfig } from 'next'

// The repository around this project has a lock file of its own.
export default { turbopack: { root: import.meta.dirname } } satisfies NextConfig
