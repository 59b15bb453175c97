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
    'AbortSignal.reason': 'asked for with `in`; the package abort-controller 3 has none',
    'Crypto.getRandomValues': 'for a random key alone; a ConfigError says so before anything is sent',
    'Event.target': 'all have it',
    'ReadableStream.getReader': 'is asked for',
    'ReadableStream.locked': 'where a request body is a stream',
    'ReadableStreamDefaultReader.read': 'where a request body is a stream',
    'ReadableStreamGenericReader.cancel': 'where a request body is a stream',
    'TextEncoder.encode': 'where a request body is a stream of texts',
    'ReadableStreamDefaultController.close': 'where there is a ReadableStream; for `as: stream` alone',
    'ReadableStreamDefaultController.enqueue': 'where there is a ReadableStream; for `as: stream` alone',
    'Headers.get': 'all have it; one that throws counts as an absent header',
    'Headers.has': 'where there is a Request, to see whether a page may send a cookie',
    'Request.headers': 'where there is a Request, to see whether a page may send a cookie',
    'RequestInit.credentials': 'is given',
    'RequestInit.headers': 'is set',
    'RequestInit.signal': 'is set',
    'Response.headers': 'all have it',
    'Response.ok': 'all have it',
    'Response.status': 'all have it',
    'Response.statusText': 'absent, an error has one word less',
    'Response.type': 'absent, a redirect that is hidden is told by its status; declared redirects alone',
    'Response.url': 'absent, a redirect that was followed is not found out; declared redirects alone',
    'Response.redirected': 'absent, a fetch that follows redirects is not found out',
    'Body.body': 'a web stream, a Node stream or nothing',
    'Body.arrayBuffer': 'where there is no stream, and bytes can be decoded',
    'Body.text': 'where there is nothing else',
    'TextDecoder.decode': 'where there is a TextDecoder',
    'TextDecoderCommon.encoding': 'where there is a TextDecoder',
    'URL.href': 'all have it',
    'URLSearchParams.append': 'all have it; in forms alone',
    'FormData.append': 'all have it; in forms alone',
    'FormData.entries':
      'where 64-bit integers travel in a form, and for the secrets of a ready one; React Native has getParts',
    'Blob.type': 'all have it; in bodies that are a Blob',
    'File.name': 'absent, a file is called blob',
  },
  'src/mocks/': {
    'AbortSignal.aborted': 'all have it',
    'AbortSignal.addEventListener': 'all have it',
    'AbortSignal.removeEventListener': 'all have it',
    'Body.body': 'is asked whether it is a stream',
    'Body.text': 'all have it',
    'Headers.forEach': 'all have it',
    'Location.href': 'in a page',
    'ReadableStream.cancel': 'where there are streams',
    'ReadableStream.getReader': 'is asked for',
    'ReadableStreamDefaultController.enqueue': 'where there are streams',
    'ReadableStreamDefaultController.error': 'where there are streams',
    'Request.clone': 'of MSW',
    'Request.headers': 'all have it',
    'Request.method': 'all have it',
    'Request.signal': 'may be absent',
    'Request.url': 'all have it',
    'RequestInit.body': 'is given',
    'RequestInit.headers': 'is given',
    'RequestInit.method': 'is given',
    'RequestInit.signal': 'is given',
    'URL.href': 'where URL is that of the standard',
  },
  'src/otel/': {},
  'src/limits/': {
    'AbortSignal.addEventListener': 'all have it',
    'AbortSignal.removeEventListener': 'all have it',
    'Response.status': 'all have it',
  },
  'src/query/': {},
  'src/debug/': { 'Console.debug': 'takes the lines, where there is no stderr' },
  'src/apis/': {},
}

it.each(Object.entries(floor))('%s uses these members of platform classes', (folder, reasons) => {
  expect(membersIn(folder).sort()).toEqual(Object.keys(reasons).sort())
})

it('the sources use nothing newer than ECMAScript 2022', () => {
  expect(members.size).toBeGreaterThan(10)
  expect(problems).toEqual([])
})
