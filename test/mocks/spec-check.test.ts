import { expect, it } from 'vitest'
import { specCheck } from '../support/spec-check.ts'

const json = new Headers({ 'content-type': 'application/json' })
const none = new URLSearchParams()

it('finds a body that does not match the spec', () => {
  const { response, request } = specCheck('sandbox')

  expect(response('GET', '/v1/sandbox', 200, json, '{}')).toEqual(['body must be array'])
  expect(response('POST', '/v1/sandbox', 201, json, '{"id":1}')).toEqual(['body/id must be string'])
  expect(request('POST', '/v1/sandbox', none, '{}')).toEqual(["body must have required property 'name'"])
})

it('finds statuses, media types, paths and parameters that are not declared', () => {
  const { response, request } = specCheck('environments')
  const path = '/api/projects/1/sandbox_environments/'

  expect(response('GET', path, 418, json, '{}')).toEqual([`status 418 is not declared for GET ${path}`])
  expect(response('GET', path, 200, new Headers(), '{}')).toEqual(['undefined is not declared'])
  expect(request('GET', '/elsewhere', none, '')).toEqual(['GET /elsewhere is no operation'])
  expect(request('GET', path, new URLSearchParams('limit=x&page=1'), '')).toEqual([
    'limit must be integer',
    'query page is not declared',
  ])
})

it('follows references and checks formats', () => {
  const { response } = specCheck('environments')

  const found = response(
    'GET',
    '/api/projects/1/sandbox_environments/x/',
    404,
    json,
    '{"type":"other","code":"","detail":"","attr":null}',
  )

  expect(found).toEqual(['body/type must be equal to one of the allowed values'])
})
