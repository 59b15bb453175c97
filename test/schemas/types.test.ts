import type * as environments from 'sdk/environments'
import type * as environmentsSchemas from 'sdk/environments/schemas'
import type * as pipelines from 'sdk/pipelines'
import type * as pipelinesSchemas from 'sdk/pipelines/schemas'
import * as sandbox from 'sdk/sandbox'
import * as sandboxSchemas from 'sdk/sandbox/schemas'
import { describe, expectTypeOf, it } from 'vitest'
import type * as z from 'zod/mini'

/** Distinguishes `string` from `string & {}`, which stands for the unknown values of an open enum. */
type IsOther<T> = (<X>() => X extends T ? 1 : 2) extends <X>() => X extends string & {} ? 1 : 2 ? true : false

interface Absent {
  readonly absent: true
}

/** A type with closed enums and without readonly; optional fields have undefined in their value. */
type Plain<T> = T extends unknown
  ? IsOther<T> extends true
    ? never
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? {
            -readonly [Key in keyof T]-?:
              | Plain<Exclude<T[Key], undefined>>
              | ({} extends Pick<T, Key> ? Absent : never)
          }
        : T
  : never

type Agree<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? true : false) : false

/** The output type of a schema; undefined if there is none. */
type Given<Table, Part extends string> = Part extends keyof Table
  ? z.output<Table[Part] & z.core.$ZodType>
  : undefined
type Answer<Table> = Table extends { response: infer Responses }
  ? z.output<Responses[keyof Responses] & z.core.$ZodType>
  : unknown

type Parts<Shape extends { params: unknown; body: unknown; data: unknown }, Table> = {
  params: Agree<Given<Table, 'params'>, Exclude<Shape['params'], null>>
  body: Agree<Given<Table, 'body'>, Exclude<Shape['body'], null>>
  data: unknown extends Shape['data']
    ? unknown extends Answer<Table>
      ? true
      : false
    : Shape['data'] extends undefined
      ? unknown extends Answer<Table>
        ? true
        : false
      : Agree<Answer<Table>, Shape['data']>
}

type AllAgree = { params: true; body: true; data: true }

describe('schemas and types agree', () => {
  it('in each operation of sandbox', () => {
    type Of<Id extends keyof sandbox.SandboxOperations> = Parts<
      sandbox.SandboxOperations[Id],
      (typeof sandboxSchemas.schemas)[Id]
    >

    expectTypeOf<Of<'listSandboxes'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'createSandbox'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'refreshSandbox'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'deleteSandbox'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'addUsersToSandbox'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'removeUsersFromSandbox'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'pushAppFromSandbox'>>().toEqualTypeOf<AllAgree>()
  })

  it('in each operation of environments', () => {
    type Of<Id extends keyof environments.EnvironmentsOperations> = Parts<
      environments.EnvironmentsOperations[Id],
      (typeof environmentsSchemas.schemas)[Id]
    >

    expectTypeOf<Of<'listSandboxEnvironments'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'createSandboxEnvironment'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'getSandboxEnvironment'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'updateSandboxEnvironment'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'deleteSandboxEnvironment'>>().toEqualTypeOf<AllAgree>()
  })

  it('in each operation of pipelines', () => {
    type Of<Id extends keyof pipelines.PipelinesOperations> = Parts<
      pipelines.PipelinesOperations[Id],
      (typeof pipelinesSchemas.schemas)[Id]
    >

    expectTypeOf<Of<'listPipelines'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'createPipeline'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'getPipeline'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'deletePipeline'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'generatePipelineToken'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'requestSandbox'>>().toEqualTypeOf<AllAgree>()
    expectTypeOf<Of<'listSandboxRequests'>>().toEqualTypeOf<AllAgree>()
  })

  it('in the errors, whose schemas are exported by name', () => {
    expectTypeOf<
      Agree<z.output<typeof environmentsSchemas.ErrorResponse>, environments.ErrorResponse>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Agree<z.output<typeof pipelinesSchemas.ErrorResponse>, pipelines.ErrorResponse>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Agree<z.output<typeof sandboxSchemas.HTTPException>, sandbox.HTTPException>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Agree<z.output<typeof sandboxSchemas.HTTPValidationError>, sandbox.HTTPValidationError>
    >().toEqualTypeOf<true>()
  })
})

describe('the comparison', () => {
  it('sees an extra field, one that is optional on one side, a wider enum and a null', () => {
    expectTypeOf<Agree<{ a: string; b?: number }, { a: string }>>().toEqualTypeOf<false>()
    expectTypeOf<Agree<{ a?: string }, { a: string }>>().toEqualTypeOf<false>()
    expectTypeOf<Agree<{ a: 'x' | 'y' }, { a: 'x' }>>().toEqualTypeOf<false>()
    expectTypeOf<Agree<{ a: string }, { a: string | null }>>().toEqualTypeOf<false>()
    expectTypeOf<Agree<{ a: 'x' }, { a: string }>>().toEqualTypeOf<false>()
    expectTypeOf<
      Agree<z.output<typeof environmentsSchemas.SandboxEnvironment>, environments.SandboxEnvironmentListItem>
    >().toEqualTypeOf<false>()
  })

  it('accepts an open enum for a closed one', () => {
    expectTypeOf<Agree<{ a: 'x' | 'y' }, { a: 'x' | 'y' | (string & {}) }>>().toEqualTypeOf<true>()
    expectTypeOf<Agree<{ a?: string | undefined }, { readonly a?: string }>>().toEqualTypeOf<true>()
  })
})

describe('the schemas of a group', () => {
  it('are one per operation, and none is any', () => {
    expectTypeOf<keyof sandbox.SandboxOperations>().toExtend<keyof typeof sandboxSchemas.schemas>()
    expectTypeOf<keyof environments.EnvironmentsOperations>().toExtend<
      keyof typeof environmentsSchemas.schemas
    >()
    expectTypeOf<keyof pipelines.PipelinesOperations>().toExtend<keyof typeof pipelinesSchemas.schemas>()
    expectTypeOf<z.output<typeof environmentsSchemas.SandboxEnvironment>>().not.toBeAny()
    expectTypeOf<z.output<typeof environmentsSchemas.SandboxEnvironment>['created_by']>().not.toBeAny()
    expectTypeOf(sandboxSchemas.schemas).toExtend<sandbox.Schemas>()
  })

  it('are refused as the option `schemas` without defineSchemas', () => {
    const compiled = (_: () => unknown) => {}
    const { createSandbox } = sandboxSchemas
    compiled(() => [
      sandbox.connect({ schemas: sandbox.defineSchemas({ createSandbox }) }),
      // @ts-expect-error a plain table
      sandbox.connect({ schemas: { createSandbox } }),
      // @ts-expect-error not a schema
      sandbox.defineSchemas({ createSandbox: { body: {} } }),
      // @ts-expect-error no such mode
      sandbox.createClient({ schemas: sandboxSchemas.schemas, validate: 'loud' }),
      // @ts-expect-error no such side
      sandbox.createClient({ schemas: sandboxSchemas.schemas, validate: { answer: 'warn' } }),
    ])
  })
})
