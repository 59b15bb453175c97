export * from './runtime/public.ts'
export { createSdk, environments, pipelines, type Sdk, type SdkConfig, sandbox, sdk } from './sdk.ts'
