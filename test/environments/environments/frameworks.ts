export { nextjs } from './nextjs.ts'
export { sveltekit } from './sveltekit.ts'
