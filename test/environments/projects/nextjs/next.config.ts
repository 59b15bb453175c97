import type { NextConfig } from 'next'

// Both caching modes of Next.js are tried; files for the newer one are named `*.cached.tsx`.
const cacheComponents = process.env.CACHE_COMPONENTS === 'true'

export default {
  cacheComponents,
  ...(cacheComponents && { partialPrefetching: true }),
  pageExtensions: ['ts', 'tsx', ...(cacheComponents ? ['cached.tsx'] : [])],
} satisfies NextConfig
