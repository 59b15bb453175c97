import {
  answerOptions,
  bind,
  type EventOptions,
  eventOptions,
  eventStream,
  type ItemStream,
  jsonBody,
  type Operation,
  open,
  operation,
  type ResponseAs,
  type ResponseForm,
  type ResponseOptions,
  type Result,
  rawBody,
  streamedResponse,
} from 'sdk/runtime'

/** The API in the page about streams, as the generator would write it. */
export interface ChatClient {
  complete<Media extends keyof Completions = keyof Completions, As extends ResponseAs = undefined>(
    params: null | undefined,
    body: { prompt: string; stream?: boolean },
    options?: EventOptions<Media, As>,
  ): Promise<Result<ResponseForm<Completions, Media, As>>>
  watchJobs<Media extends keyof Jobs = keyof Jobs, As extends ResponseAs = undefined>(
    params?: null,
    body?: null,
    options?: EventOptions<Media, As>,
  ): Promise<Result<ResponseForm<Jobs, Media, As>>>
  downloadExport<Media extends keyof Export = keyof Export, As extends ResponseAs = undefined>(
    params?: null,
    body?: null,
    options?: ResponseOptions<Media, As>,
  ): Promise<Result<ResponseForm<Export, Media, As>>>
  uploadImport(
    params: null | undefined,
    body: Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<Result<unknown>>
}

interface Completions {
  'application/json': { text: string }
  'text/event-stream': ItemStream<{ text: string }>
}

interface Jobs {
  'text/event-stream': ItemStream<{ event?: string; data: { job: string; percent: number }; id?: string }>
}

interface Export {
  'application/zip': Uint8Array
}

const api = { name: 'chat', servers: { default: 'https://chat.example.org' } } as const
const common = { api, security: 'none' } as const
const sse = { accept: 'text/event-stream', options: eventOptions } as const

const operations: Record<string, Operation> = {
  complete: operation(
    {
      ...common,
      ...sse,
      id: 'complete',
      method: 'POST',
      path: '/complete',
      body: { required: true, type: 'object' },
      responses: { 200: 'json' },
      streams: { 'text/event-stream': {} },
      accept: 'application/json, text/event-stream',
    },
    jsonBody,
    streamedResponse(eventStream),
  ),
  watchJobs: operation(
    {
      ...common,
      ...sse,
      id: 'watchJobs',
      method: 'GET',
      path: '/jobs',
      responses: { 200: 'stream' },
      streams: { 'text/event-stream': { whole: true } },
    },
    streamedResponse(eventStream),
  ),
  downloadExport: operation(
    {
      ...common,
      id: 'downloadExport',
      method: 'GET',
      path: '/export',
      responses: { 200: 'binary' },
      options: answerOptions,
    },
    streamedResponse(),
  ),
  uploadImport: operation(
    { ...common, id: 'uploadImport', method: 'PUT', path: '/import', body: {}, responses: { 200: 'json' } },
    rawBody,
  ),
}

const events = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } })

async function answer(url: string, { body }: RequestInit): Promise<Response> {
  if (url.endsWith('/jobs'))
    return events(
      'event: progress\nid: 1\ndata: {"job":"export","percent":50}\n\nevent: done\nid: 2\ndata: {"job":"export","percent":100}\n\n',
    )
  if (url.endsWith('/export')) return new Response('PK', { headers: { 'content-type': 'application/zip' } })
  if (url.endsWith('/import'))
    return Response.json({ bytes: (await new Response(body).arrayBuffer()).byteLength })
  return `${body}`.includes('"stream":true')
    ? events('data: {"text":"Hello"}\n\ndata: {"text":" there"}\n\ndata: [DONE]\n\n')
    : Response.json({ text: 'Hello there' })
}

export const createChat = (): ChatClient => bind<ChatClient>(open(api, { fetch: answer }), operations)
