import { createSdk, type Sdk, type SdkConfig, sdk } from 'sdk'
import * as environments from 'sdk/environments'
import type * as pipelines from 'sdk/pipelines'
import {
  ApiError,
  createSandbox,
  type HTTPValidationError,
  isApiError,
  isSdkError,
  type SandboxOperations,
  type SdkError,
} from 'sdk/sandbox'
import { describe, expectTypeOf, it } from 'vitest'

describe('an enum of a response', () => {
  it('offers its known values and allows any other text', () => {
    type Level = environments.SandboxEnvironment['network_access_level']

    expectTypeOf<'trusted' | 'full' | 'custom'>().toExtend<Level>()
    expectTypeOf<'quarantined'>().toExtend<Level>()
    expectTypeOf<Level>().toExtend<string>()
    expectTypeOf<Level>().not.toEqualTypeOf<string>()
    expectTypeOf<number>().not.toExtend<Level>()
  })

  it('is open in each place', () => {
    expectTypeOf<'other'>().toExtend<pipelines.Pipeline['pipeline_role']>()
    expectTypeOf<'other'>().toExtend<pipelines.SandboxRequest['status']>()
    expectTypeOf<'other'>().toExtend<pipelines.SandboxRequest['sandbox_request_category']>()
    expectTypeOf<'other'>().toExtend<environments.SandboxEnvironmentListItem['network_access_level']>()
    expectTypeOf<'other'>().toExtend<environments.UserBasic['role_at_organization']>()
    expectTypeOf<'other'>().toExtend<environments.ErrorResponse['type']>()
  })
})

describe('an enum of a request', () => {
  it('is closed', () => {
    type Level = NonNullable<environments.SandboxEnvironmentWrite['network_access_level']>
    type Patched = NonNullable<environments.PatchedSandboxEnvironmentWrite['network_access_level']>

    expectTypeOf<Level>().toEqualTypeOf<'trusted' | 'full' | 'custom'>()
    expectTypeOf<Patched>().toEqualTypeOf<'trusted' | 'full' | 'custom'>()
    expectTypeOf<pipelines.CreatePipelineRequest['pipeline_role']>().toEqualTypeOf<'sandbox' | 'production'>()
  })
})

describe('the two sides of a schema', () => {
  it('keep write-only fields out of responses', () => {
    expectTypeOf<environments.SandboxEnvironment>().not.toHaveProperty('environment_variables')
    expectTypeOf<environments.SandboxEnvironmentListItem>().not.toHaveProperty('environment_variables')
    expectTypeOf<environments.SandboxEnvironmentWrite>().toHaveProperty('environment_variables')
  })

  it('keep read-only fields out of requests', () => {
    type Wanted = Parameters<pipelines.PipelinesClient['requestSandbox']>[1]

    expectTypeOf<Wanted>().not.toHaveProperty('id')
    expectTypeOf<Wanted>().not.toHaveProperty('status')
    expectTypeOf<Wanted>().not.toHaveProperty('requested_at')
    expectTypeOf<pipelines.SandboxRequest>().toHaveProperty('id')
  })
})

describe('the error guards', () => {
  it('narrow to the requested status', () => {
    const narrow = (error: unknown) => {
      if (!isApiError(error, 404)) return undefined
      expectTypeOf(error).toExtend<ApiError>()
      expectTypeOf(error.status).toEqualTypeOf<404>()
      expectTypeOf(error.body).toBeUnknown()
      return error
    }
    expectTypeOf(narrow).returns.not.toBeAny()
  })

  it('narrow to a class by code', () => {
    const narrow = (error: unknown) => {
      if (!isSdkError(error)) return
      expectTypeOf<(typeof error)['code']>().toEqualTypeOf<
        | 'api_error'
        | 'network_error'
        | 'timeout'
        | 'invalid_response'
        | 'validation_error'
        | 'auth_error'
        | 'config_error'
      >()
      if (error.code === 'timeout')
        expectTypeOf(error.phase).toEqualTypeOf<
          'schema' | 'limiter' | 'token' | 'connect' | 'headers' | 'body' | 'poll'
        >()
      if (error.code === 'api_error') expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | undefined>()
      // @ts-expect-error status is one of ApiError and ResponseError
      error.status
      // @ts-expect-error no such code
      error.code === 'apierror'
    }
    expectTypeOf(narrow).toBeFunction()
  })

  it('narrow the body to what an operation declares for a status', () => {
    const narrow = (error: unknown) => {
      if (isApiError(error, createSandbox, 422)) {
        expectTypeOf(error.status).toEqualTypeOf<422>()
        expectTypeOf(error.body).toEqualTypeOf<HTTPValidationError>()
      }
      if (isApiError(error, environments.createSandboxEnvironment, 400)) {
        expectTypeOf(error.body).toEqualTypeOf<environments.ErrorResponse>()
      }
      // @ts-expect-error the operation does not declare this status
      isApiError(error, createSandbox, 418)
    }
    expectTypeOf(narrow).toBeFunction()
  })

  it('have the declared body of an operation by status', () => {
    type Errors = SandboxOperations['createSandbox']['errors']

    expectTypeOf<ApiError<Errors[422]>['body']['detail']>().toExtend<
      readonly { loc: (string | number)[]; msg: string; type: string }[] | undefined
    >()
    expectTypeOf<keyof Errors>().toEqualTypeOf<401 | 403 | 404 | 422>()
    expectTypeOf<ApiError>().toExtend<SdkError>()
    expectTypeOf(ApiError).not.toBeAny()
  })
})

describe('the default object', () => {
  it('has the three clients and nothing unknown', () => {
    expectTypeOf(sdk).toEqualTypeOf<Sdk>()
    expectTypeOf<keyof Sdk>().toEqualTypeOf<
      'sandbox' | 'environments' | 'pipelines' | 'authorize' | 'configure'
    >()
    expectTypeOf(sdk.authorize('token')).toEqualTypeOf<Sdk>()
  })

  it('refuses unknown groups and servers of other groups', () => {
    const compiled = (_: () => unknown) => {}
    compiled(() => [
      // @ts-expect-error enviroments
      sdk.authorize({ enviroments: 'token' }),
      // @ts-expect-error a token is a string or a function
      sdk.authorize({ sandbox: 5 }),
      // @ts-expect-error PostHog has no server in Asia
      createSdk({ environments: { server: 'asia' } }),
      // @ts-expect-error a base URL belongs to one group
      createSdk({ baseUrl: 'https://example.org' }),
    ])
    expectTypeOf<SdkConfig>().toHaveProperty('environments')
  })
})
