/** Types of what the page imports from packages that the root doesn't install; enough for the type check. */
declare module 'vue' {
  export function defineComponent(component: {
    props: readonly string[]
    setup(props: Readonly<Record<string, unknown>>): () => unknown
  }): unknown
  export function h(tag: string, properties: object): unknown
  export function onMounted(work: () => void): void
  export function ref<Value>(): { value: Value | undefined }
}

declare module '@scalar/api-reference' {
  export function createApiReference(selector: string, configuration: object): unknown
}

declare module '*.css'

declare module 'minisearch' {
  export default class MiniSearch<Document> {
    constructor(options: object)
    addAll(documents: readonly Document[]): void
    search(text: string): Document[]
  }
}
