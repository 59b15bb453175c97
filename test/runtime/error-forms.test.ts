import { type ApiError, createClient, type Issue } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

async function failed(status: number, body: unknown) {
  const { fetch } = recorder(() => Response.json(body, { status, statusText: 'The Status' }))
  const client = createClient({ fetch, token: 'tok-4f9c2d7e81b3', retry: false })
  return (await caught(() => client.listSandboxes())) as ApiError
}

const message = (status: number, text: string) =>
  `sandbox.listSandboxes failed with ${status}: ${text} (GET /v1/sandbox)`

type Case = readonly [form: string, status: number, body: unknown, text: string, issues: readonly Issue[]]

/** Each body as the framework writes it. */
const forms: readonly Case[] = [
  // https://www.django-rest-framework.org/api-guide/exceptions/
  [
    'Django REST Framework, a map by field',
    400,
    { name: ['This field is required.'], non_field_errors: ['Start comes after end.'] },
    'name: This field is required.; Start comes after end.',
    [
      { path: ['name'], message: 'This field is required.' },
      { path: [], message: 'Start comes after end.' },
    ],
  ],
  [
    'Django REST Framework, nested serializers and lists',
    400,
    {
      owner: { email: ['Enter a valid email address.'], non_field_errors: ['Unknown.'] },
      rules: [{}, { domain: ['Too long.', 'No dot.'] }],
      ids: { 1: ['“x” is not a valid UUID.'] },
    },
    'owner.email: Enter a valid email address.; owner: Unknown.; rules.1.domain: Too long.; rules.1.domain: No dot.; ids.1: “x” is not a valid UUID.',
    [
      { path: ['owner', 'email'], message: 'Enter a valid email address.' },
      { path: ['owner'], message: 'Unknown.' },
      { path: ['rules', 1, 'domain'], message: 'Too long.' },
      { path: ['rules', 1, 'domain'], message: 'No dot.' },
      { path: ['ids', 1], message: '“x” is not a valid UUID.' },
    ],
  ],
  [
    'Django REST Framework, a list of serializers',
    400,
    [{}, { name: ['This field may not be blank.'] }],
    '1.name: This field may not be blank.',
    [{ path: [1, 'name'], message: 'This field may not be blank.' }],
  ],
  [
    'Django REST Framework, a ValidationError with one text',
    400,
    ['The sandbox is locked.'],
    'The sandbox is locked.',
    [{ path: [], message: 'The sandbox is locked.' }],
  ],
  ['Django REST Framework, detail', 404, { detail: 'Not found.' }, 'Not found.', []],
  // https://drf-standardized-errors.readthedocs.io/en/latest/error_response.html
  [
    'drf-standardized-errors',
    400,
    {
      type: 'validation_error',
      errors: [
        { code: 'required', detail: 'This field is required.', attr: 'name' },
        { code: 'invalid', detail: 'Enter a valid email address.', attr: 'linked_accounts.1.email' },
        { code: 'invalid', detail: 'Passwords differ.', attr: 'non_field_errors' },
      ],
    },
    'name: This field is required.; linked_accounts.1.email: Enter a valid email address.; Passwords differ.',
    [
      { path: ['name'], message: 'This field is required.', code: 'required' },
      { path: ['linked_accounts', 1, 'email'], message: 'Enter a valid email address.', code: 'invalid' },
      { path: [], message: 'Passwords differ.', code: 'invalid' },
    ],
  ],
  [
    'drf-standardized-errors without a field',
    401,
    {
      type: 'client_error',
      errors: [{ code: 'not_authenticated', detail: 'Credentials were not provided.', attr: null }],
    },
    'Credentials were not provided.',
    [{ path: [], message: 'Credentials were not provided.', code: 'not_authenticated' }],
  ],
  // https://github.com/PostHog/drf-exceptions-hog#response-structure
  [
    'drf-exceptions-hog, one',
    400,
    { type: 'validation_error', code: 'max_length', detail: 'Long.', attr: 'domains__0__name', extra: null },
    'domains.0.name: Long.',
    [{ path: ['domains', 0, 'name'], message: 'Long.', code: 'max_length' }],
  ],
  [
    'drf-exceptions-hog, several',
    400,
    {
      type: 'multiple',
      code: 'multiple',
      detail: 'Multiple exceptions ocurred. Please check list for details.',
      attr: null,
      list: [
        { type: 'validation_error', code: 'required', detail: 'This field is required.', attr: 'email' },
        {
          type: 'validation_error',
          code: 'unsafe_password',
          detail: 'This password is unsafe.',
          attr: 'password',
        },
      ],
    },
    'email: This field is required.; password: This password is unsafe.',
    [
      { path: ['email'], message: 'This field is required.', code: 'required' },
      { path: ['password'], message: 'This password is unsafe.', code: 'unsafe_password' },
    ],
  ],
  // https://fastapi.tiangolo.com/tutorial/handling-errors/: `detail` takes any JSON
  [
    'FastAPI, an object as detail',
    409,
    { detail: { code: 'locked', message: 'The sandbox is locked.' } },
    'The sandbox is locked.',
    [{ path: [], message: 'The sandbox is locked.', code: 'locked' }],
  ],
  // RFC 9457, section 3
  [
    'RFC 9457',
    403,
    {
      type: 'https://example.com/probs/out-of-credit',
      title: 'You do not have enough credit.',
      status: 403,
      detail: 'Your current balance is 30, but that costs 50.',
      instance: '/account/12345/msgs/abc',
      balance: 30,
      accounts: ['/account/12345', '/account/67890'],
    },
    'You do not have enough credit. Your current balance is 30, but that costs 50.',
    [],
  ],
  [
    'RFC 9457, a list of errors',
    422,
    {
      type: 'https://example.net/validation-error',
      title: 'Your request is not valid.',
      errors: [
        { detail: 'must be a positive integer', pointer: '#/age' },
        { detail: "must be 'green', 'red' or 'blue'", pointer: '#/profile/0/color' },
      ],
    },
    "age: must be a positive integer; profile.0.color: must be 'green', 'red' or 'blue'",
    [
      { path: ['age'], message: 'must be a positive integer' },
      { path: ['profile', 0, 'color'], message: "must be 'green', 'red' or 'blue'" },
    ],
  ],
  [
    'RFC 7807, invalid-params',
    400,
    {
      type: 'https://example.net/validation-error',
      title: "Your request parameters didn't validate.",
      status: 400,
      'invalid-params': [{ name: 'age', reason: 'must be a positive integer' }],
    },
    'age: must be a positive integer',
    [{ path: ['age'], message: 'must be a positive integer' }],
  ],
  // https://learn.microsoft.com/aspnet/core/web-api/handle-errors
  [
    'ASP.NET Core, ValidationProblemDetails',
    400,
    {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
      title: 'One or more validation errors occurred.',
      status: 400,
      errors: {
        '': ['A non-empty request body is required.'],
        '$.items[1].age': ['The JSON value could not be converted to System.Int32.'],
        Name: ['The Name field is required.'],
      },
      traceId: '00-5f1b4c0d8a-01',
    },
    'A non-empty request body is required.; items.1.age: The JSON value could not be converted to System.Int32.; Name: The Name field is required.',
    [
      { path: [], message: 'A non-empty request body is required.' },
      {
        path: ['items', 1, 'age'],
        message: 'The JSON value could not be converted to System.Int32.',
      },
      { path: ['Name'], message: 'The Name field is required.' },
    ],
  ],
  [
    'ASP.NET Core, ProblemDetails',
    404,
    {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.5',
      title: 'Not Found',
      status: 404,
      traceId: '00-5f-01',
    },
    'Not Found',
    [],
  ],
  // https://docs.nestjs.com/techniques/validation
  [
    'NestJS, ValidationPipe',
    400,
    { statusCode: 400, message: ['email must be an email', 'name must be a string'], error: 'Bad Request' },
    'email must be an email; name must be a string',
    [
      { path: [], message: 'email must be an email' },
      { path: [], message: 'name must be a string' },
    ],
  ],
  [
    'NestJS, an exception',
    404,
    { message: 'Cannot GET /x', error: 'Not Found', statusCode: 404 },
    'Not Found: Cannot GET /x',
    [],
  ],
  // https://jsonapi.org/examples/#error-objects
  [
    'JSON:API',
    422,
    {
      jsonapi: { version: '1.1' },
      errors: [
        {
          status: '422',
          code: '123',
          source: { pointer: '/data/attributes/firstName' },
          title: 'Value is too short',
          detail: 'First name must contain at least two characters.',
        },
        { status: '400', source: { parameter: 'include' }, title: 'Invalid Query Parameter' },
      ],
    },
    'data.attributes.firstName: First name must contain at least two characters.; include: Invalid Query Parameter',
    [
      {
        path: ['data', 'attributes', 'firstName'],
        message: 'First name must contain at least two characters.',
        code: '123',
      },
      { path: ['include'], message: 'Invalid Query Parameter' },
    ],
  ],
  // https://api.rubyonrails.org/classes/ActiveModel/Errors.html#method-i-as_json
  [
    'Rails, errors by field',
    422,
    { errors: { name: ["can't be blank", 'is too short'], base: ['The plan is used up'] } },
    "name: can't be blank; name: is too short; The plan is used up",
    [
      { path: ['name'], message: "can't be blank" },
      { path: ['name'], message: 'is too short' },
      { path: [], message: 'The plan is used up' },
    ],
  ],
  [
    'Rails, render json: record.errors',
    422,
    { name: ["can't be blank"] },
    "name: can't be blank",
    [{ path: ['name'], message: "can't be blank" }],
  ],
  [
    'Rails, full messages',
    422,
    { errors: ["Name can't be blank"] },
    "Name can't be blank",
    [{ path: [], message: "Name can't be blank" }],
  ],
  ['Rails, the exceptions app', 404, { status: 404, error: 'Not Found' }, 'Not Found', []],
  // org.springframework.boot.web.servlet.error.DefaultErrorAttributes
  [
    'Spring Boot, binding errors',
    400,
    {
      timestamp: '2026-11-27T10:00:00.000+00:00',
      status: 400,
      error: 'Bad Request',
      message: "Validation failed for object='trip'. Error count: 1",
      errors: [
        {
          codes: ['NotBlank.trip.expenses[0].personName', 'NotBlank'],
          arguments: [
            {
              codes: ['trip.expenses[0].personName'],
              defaultMessage: 'expenses[0].personName',
              code: 'expenses[0].personName',
            },
          ],
          defaultMessage: 'must not be blank',
          objectName: 'trip',
          field: 'expenses[0].personName',
          rejectedValue: '',
          bindingFailure: false,
          code: 'NotBlank',
        },
      ],
      path: '/trips',
    },
    'expenses.0.personName: must not be blank',
    [{ path: ['expenses', 0, 'personName'], message: 'must not be blank', code: 'NotBlank' }],
  ],
  [
    'Spring Boot, an exception',
    405,
    {
      timestamp: '2026-11-27T10:00:00.000+00:00',
      status: 405,
      error: 'Method Not Allowed',
      message: "Method 'GET' is not supported.",
      path: '/trips',
    },
    "Method Not Allowed: Method 'GET' is not supported.",
    [],
  ],
  // https://spec.graphql.org/October2021/#sec-Errors
  [
    'GraphQL',
    400,
    {
      errors: [
        {
          message: "Cannot query field 'id' on type 'User'.",
          locations: [{ line: 3, column: 5 }],
          path: ['user', 'friends', 0, 'name'],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    },
    "user.friends.0.name: Cannot query field 'id' on type 'User'.",
    [
      {
        path: ['user', 'friends', 0, 'name'],
        message: "Cannot query field 'id' on type 'User'.",
        code: 'GRAPHQL_VALIDATION_FAILED',
      },
    ],
  ],
  // RFC 6749, section 5.2
  [
    'OAuth 2.0',
    400,
    {
      error: 'invalid_grant',
      error_description: 'The refresh token has expired.',
      error_uri: 'https://e.org',
    },
    'invalid_grant: The refresh token has expired.',
    [],
  ],
  // https://google.aip.dev/193
  [
    'Google',
    400,
    {
      error: {
        code: 400,
        message: 'Invalid JSON payload received. Unknown name "fake": Cannot find field.',
        status: 'INVALID_ARGUMENT',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'API_KEY_INVALID',
            domain: 'googleapis.com',
          },
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [
              { field: 'message.data[0].value', description: 'Invalid value' },
              { description: 'Unknown name "fake": Cannot find field.' },
            ],
          },
        ],
      },
    },
    'message.data.0.value: Invalid value; Unknown name "fake": Cannot find field.',
    [
      { path: ['message', 'data', 0, 'value'], message: 'Invalid value' },
      { path: [], message: 'Unknown name "fake": Cannot find field.' },
    ],
  ],
  [
    'Google without details',
    404,
    { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } },
    'Requested entity was not found.',
    [],
  ],
  // https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization
  [
    'AWS',
    400,
    {
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: 'Requested resource not found',
    },
    'Requested resource not found: com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
    [],
  ],
  ['AWS, only a type', 400, { __type: 'UnknownOperationException' }, 'UnknownOperationException', []],
  ['AWS API Gateway', 403, { message: 'Forbidden' }, 'Forbidden', []],
  // https://laravel.com/docs/12.x/validation#validation-error-response-format
  [
    'Laravel',
    422,
    {
      message: 'The team name must be a string. (and 1 more error)',
      errors: {
        team_name: ['The team name must be a string.'],
        'users.0.email': ['The users.0.email field is required.'],
      },
    },
    'team_name: The team name must be a string.; users.0.email: The users.0.email field is required.',
    [
      { path: ['team_name'], message: 'The team name must be a string.' },
      { path: ['users', 0, 'email'], message: 'The users.0.email field is required.' },
    ],
  ],
  // https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed
  [
    'GitHub',
    422,
    {
      message: 'Validation Failed',
      errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
      documentation_url: 'https://docs.github.com/rest',
    },
    'title: missing_field',
    [{ path: ['title'], message: 'missing_field', code: 'missing_field' }],
  ],
  // https://express-validator.github.io/docs/api/validation-result/
  [
    'express-validator',
    400,
    { errors: [{ type: 'field', value: '', msg: 'Invalid value', path: 'email', location: 'body' }] },
    'email: Invalid value',
    [{ path: ['email'], message: 'Invalid value' }],
  ],
  // https://zod.dev/error-customization
  [
    'zod, its issues as errors',
    400,
    {
      success: false,
      errors: [{ origin: 'string', code: 'too_small', path: ['users', 0, 'name'], message: 'Too short' }],
    },
    'users.0.name: Too short',
    [{ path: ['users', 0, 'name'], message: 'Too short', code: 'too_small' }],
  ],
  [
    'a map of strings',
    400,
    { errors: { email: 'is taken' } },
    'email: is taken',
    [{ path: ['email'], message: 'is taken' }],
  ],
  ['errors as one string', 404, { errors: 'Not Found' }, 'Not Found', []],
]

describe('an error in the form of', () => {
  it.each(forms)('%s', async (_, status, body, text, issues) => {
    const error = await failed(status, body)

    expect(error.message).toBe(message(status, text))
    expect(error.issues).toEqual(issues)
    expect(error.body).toEqual(body)
  })
})

describe('what is not an error is not taken for one', () => {
  it.each([
    ['a resource', 404, { id: 5, name: 'dev', title: 'Dev', tags: ['a', 'b'], owner: { title: 'Mr' } }],
    ['a resource with a state', 409, { id: 'o1', title: 'Buy milk', status: 'open', tags: ['home'] }],
    ['a map of lists, without validation', 404, { tags: ['a', 'b'] }],
    ['a list of strings, without validation', 404, ['a', 'b']],
    ['a map of resources', 400, { user: { title: 'Mr', tags: ['a'] } }],
    ['a map with null', 400, { name: null }],
    ['lists next to other values', 400, { id: 5, tags: ['a', 'b'] }],
    ['a list of resources', 400, [{ id: 1, name: 'a' }]],
    ['a list of numbers', 400, [1, 2]],
    ['an address without a text', 404, { status: 404, path: '/x', timestamp: '2026-11-27T10:00:00Z' }],
    ['links and other lists', 403, { links: [{ rel: 'help', title: 'Help' }], allowed: ['GET'] }],
    ['nothing', 400, {}],
    ['null', 400, null],
    ['lists in lists, nested too deeply', 400, { errors: JSON.parse('['.repeat(60) + ']'.repeat(60)) }],
    ['pages of HTML', 400, { errors: ['<p>no</p>'], message: '<b>no</b>' }],
  ])('%s', async (_, status, body) => {
    const error = await failed(status, body)

    expect(error.message).toBe(message(status, 'The Status'))
    expect(error.issues).toEqual([])
  })

  it('handles a body that is deeper than the stack', async () => {
    const deep = (depth: number) =>
      `{"errors":${'['.repeat(depth)}"x"${']'.repeat(depth)},"error":${'{"error":'.repeat(depth)}1${'}'.repeat(depth)}}`
    const { fetch } = recorder(() => new Response(deep(40_000), { status: 400, statusText: 'The Status' }))
    const client = createClient({ fetch, token: 'tok-4f9c2d7e81b3', retry: false })

    const error = (await caught(() => client.listSandboxes())) as ApiError

    expect(error).toMatchObject({ code: 'api_error', status: 400, issues: [] })
  })
})
