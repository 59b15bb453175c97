import { expect, it } from 'vitest'
import { platformMembers } from '../support/platform-members.ts'
import { modules } from '../support/subpaths.ts'

const entryOf = (subpath: string) => {
  const [, group, part] = /^\.\/?([^/]*)\/?(.*)$/.exec(subpath) ?? []
  if (!group) return 'src/index.ts'
  if (group === 'limits' && part) return 'src/limits/redis/index.ts'
  if (/^(otel|debug|limits|query|mocks)$/.test(group)) return `src/${group}/index.ts`
  const files = { '': 'index.ts', schemas: 'schemas.gen.ts', mocks: 'mocks/index.ts' }
  return `src/apis/${group}/${files[part as keyof typeof files]}`
}
const entries = modules.filter((path) => path !== './mocks/server').map(entryOf)

const { members, problems } = platformMembers([...entries, 'src/runtime/index.ts'])
const membersIn = (folder: string) => [
  ...new Set([...members].flatMap(([path, names]) => (path.startsWith(folder) ? names : []))),
]

/** The members of platform classes in use, each with the reason why it is safe. */
const floor: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'src/runtime/': {
    'AbortController.abort': 'all have it',
    'AbortController.signal': 'all have it',
    'AbortSignal.aborted': 'all have it',
    'AbortSignal.addEventListener': 'all have it',
    'AbortSignal.removeEventListener': 'all have it',
    'AbortSignal.reason': 'checked with `in`; the package abort-controller 3 has none',
    'Crypto.getRandomValues': 'only for random keys; without it, a ConfigError before anything is sent',
    'Event.target': 'all have it',
    'ReadableStream.getReader': 'is checked first',
    'ReadableStream.locked': 'if a request body is a stream',
    'ReadableStreamDefaultReader.read': 'if a request body is a stream',
    'ReadableStreamGenericReader.cancel': 'if a request body is a stream',
    'TextEncoder.encode': 'if a request body is a stream of strings',
    'ReadableStreamDefaultController.close': 'if there is a ReadableStream; only for `as: stream`',
    'ReadableStreamDefaultController.enqueue': 'if there is a ReadableStream; only for `as: stream`',
    'Headers.get': 'all have it; one that throws counts as an absent header',
    'Headers.has': 'if there is a Request, to find out whether a page can send a cookie',
    'Request.headers': 'if there is a Request, to find out whether a page can send a cookie',
    'RequestInit.credentials': 'is set',
    'RequestInit.headers': 'is set',
    'RequestInit.signal': 'is set',
    'Response.headers': 'all have it',
    'Response.ok': 'all have it',
    'Response.status': 'all have it',
    'Response.statusText': 'without it, an error has one word less',
    'Response.type': 'without it, a hidden redirect is recognized by its status; only for declared redirects',
    'Response.url': 'without it, a followed redirect is not detected; only for declared redirects',
    'Response.redirected': 'without it, a fetch that follows redirects is not detected',
    'Body.body': 'a web stream, a Node stream or nothing',
    'Body.arrayBuffer': 'if there is no stream, and bytes can be decoded',
    'Body.text': 'if there is nothing else',
    'TextDecoder.decode': 'if there is a TextDecoder',
    'TextDecoderCommon.encoding': 'if there is a TextDecoder',
    'URL.href': 'all have it',
    'URLSearchParams.append': 'all have it; only in forms',
    'FormData.append': 'all have it; only in forms',
    'FormData.entries':
      'for 64-bit integers in a form, and for secrets in an existing FormData; React Native has getParts',
    'Blob.type': 'all have it; only for bodies that are a Blob',
    'File.name': 'without it, a file is named blob',
  },
  'src/mocks/': {
    'AbortSignal.aborted': 'all have it',
    'AbortSignal.addEventListener': 'all have it',
    'AbortSignal.removeEventListener': 'all have it',
    'Body.body': 'is checked to be a stream',
    'Body.text': 'all have it',
    'Headers.forEach': 'all have it',
    'Location.href': 'in a page',
    'ReadableStream.cancel': 'if there are streams',
    'ReadableStream.getReader': 'is checked first',
    'ReadableStreamDefaultController.enqueue': 'if there are streams',
    'ReadableStreamDefaultController.error': 'if there are streams',
    'Request.clone': 'from MSW',
    'Request.headers': 'all have it',
    'Request.method': 'all have it',
    'Request.signal': 'can be absent',
    'Request.url': 'all have it',
    'RequestInit.body': 'is passed',
    'RequestInit.headers': 'is passed',
    'RequestInit.method': 'is passed',
    'RequestInit.signal': 'is passed',
    'URL.href': 'if URL is the standard one',
  },
  'src/otel/': {},
  'src/limits/': {
    'AbortSignal.addEventListener': 'all have it',
    'AbortSignal.removeEventListener': 'all have it',
    'Response.status': 'all have it',
  },
  'src/query/': {},
  'src/debug/': { 'Console.debug': 'prints the lines if there is no stderr' },
  'src/apis/': {},
}

it.each(Object.entries(floor))('%s uses these members of platform classes', (folder, reasons) => {
  expect(membersIn(folder).sort()).toEqual(Object.keys(reasons).sort())
})

it('the sources use nothing newer than ECMAScript 2022', () => {
  expect(members.size).toBeGreaterThan(10)
  expect(problems).toEqual([])
})
