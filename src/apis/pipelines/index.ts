export * from './client.gen.ts'
