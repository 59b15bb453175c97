import { nextjs, nextjsCacheComponents } from './nextjs.ts'
import { nuxt } from './nuxt.ts'
import { reactQuery } from './react-query.ts'
import { reactRouter } from './react-router.ts'
import { sveltekit, sveltekit3 } from './sveltekit.ts'

export const frameworks = {
  nextjs,
  nextjsCacheComponents,
  nuxt,
  reactQuery,
  reactRouter,
  sveltekit,
  sveltekit3,
}
