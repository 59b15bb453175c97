import type { NextConfig } from 'next'

// Both ways in which Next.js caches are tried; what needs the newer one is in files `*.cached.tsx`.
const cacheComponents = process.env.CACHE_COMPONENTS === 'true'

export default {
  cacheComponents,
  ...(cacheComponents && { partialPrefetching: true }),
  pageExtensions: ['ts', 'tsx', ...(cacheComponents ? ['cached.tsx'] : [])],
} satisfies NextConfig
