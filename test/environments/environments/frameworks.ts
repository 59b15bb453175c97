export { nextjs } from './nextjs.ts'
export { nuxt } from './nuxt.ts'
export { reactRouter } from './react-router.ts'
export { sveltekit } from './sveltekit.ts'
