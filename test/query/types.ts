import * as react from '@tanstack/react-query'
import * as solid from '@tanstack/solid-query'
import * as svelte from '@tanstack/svelte-query'
import * as vue from '@tanstack/vue-query'
import type { AnySdkError } from 'sdk'
import {
  connect,
  environments,
  listSandboxEnvironments,
  type PaginatedSandboxEnvironmentList,
  type SandboxEnvironment,
} from 'sdk/environments'
import { infiniteQueryOptions, itemsOf, mutationOptions, type Page, queryKey, queryOptions } from 'sdk/query'
import { connect as connectSandbox, createSandbox, type SandboxResponse, sandbox } from 'sdk/sandbox'

/** A type error unless both are the same type; `any` is only the same as itself. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(_: Same<A, B>) => {}

type Environments = PaginatedSandboxEnvironmentList
type Item = NonNullable<Environments['results']>[number]
const { getSandboxEnvironment, deleteSandboxEnvironment, createSandboxEnvironment } = environments
const one = { project_id: 1, id: 'e1' }
const connection = connect()

export function React() {
  const { data, error } = react.useQuery(queryOptions(getSandboxEnvironment, one))
  same<typeof data, SandboxEnvironment | undefined>(true)
  same<typeof error, AnySdkError | null>(true)

  const names = react.useQuery({ ...queryOptions(getSandboxEnvironment, one), select: ({ name }) => name })
  same<typeof names.data, string | undefined>(true)
  same<typeof names.error, AnySdkError | null>(true)

  const suspended = react.useSuspenseQuery(queryOptions(getSandboxEnvironment, one))
  same<typeof suspended.data, SandboxEnvironment>(true)

  const id = names.data
  const late = react.useQuery(
    queryOptions(getSandboxEnvironment, id ? { project_id: 1, id } : react.skipToken),
  )
  same<typeof late.data, SandboxEnvironment | undefined>(true)
  same<typeof late.error, AnySdkError | null>(true)
  // @ts-expect-error a suspended query cannot be skipped
  react.useSuspenseQuery(queryOptions(getSandboxEnvironment, id ? { project_id: 1, id } : react.skipToken))

  const tagged = react.queryOptions(queryOptions(getSandboxEnvironment, one))
  const cached = react.useQueryClient().getQueryData(tagged.queryKey)
  same<typeof cached, SandboxEnvironment | undefined>(true)

  const list = react.useInfiniteQuery(
    infiniteQueryOptions(environments.listSandboxEnvironments, { project_id: 1 }),
  )
  same<NonNullable<typeof list.data>['pages'], Page<Environments>[]>(true)
  same<typeof list.error, AnySdkError | null>(true)
  const items = react.useInfiniteQuery({
    ...infiniteQueryOptions(listSandboxEnvironments, connection, { project_id: 1 }),
    select: itemsOf(listSandboxEnvironments),
  })
  same<typeof items.data, Item[] | undefined>(true)
  const both = react.useQueries({
    queries: [queryOptions(getSandboxEnvironment, one), queryOptions(sandbox.listSandboxes)],
  })
  same<(typeof both)[0]['data'], SandboxEnvironment | undefined>(true)

  const create = react.useMutation(mutationOptions(sandbox.createSandbox))
  create.mutate({ body: { name: 'dev' } })
  same<typeof create.data, SandboxResponse | undefined>(true)
  same<typeof create.error, AnySdkError | null>(true)
  // @ts-expect-error the body is required
  create.mutate({})
  // @ts-expect-error the body is required
  create.mutate()
  const single = react.useMutation(mutationOptions(createSandbox, connectSandbox()))
  single.mutate({ body: { name: 'dev' } })
  same<typeof single.data, SandboxResponse | undefined>(true)
  const remove = react.useMutation(mutationOptions(deleteSandboxEnvironment))
  remove.mutate({ params: one })
  // @ts-expect-error the parameters are required
  remove.mutate({})
  const add = react.useMutation({
    ...mutationOptions(createSandboxEnvironment),
    onSuccess: ({ id }, { body }) => [id, body.name],
  })
  same<
    typeof add.variables extends infer V ? (V extends { params: infer P } ? P : never) : never,
    { project_id: string | number }
  >(true)
  // @ts-expect-error the project is required
  add.mutate({ body: { name: 'x' } })
}

export function refusals() {
  // @ts-expect-error the parameters are required
  queryOptions(getSandboxEnvironment)
  // @ts-expect-error no such parameter
  queryOptions(getSandboxEnvironment, { ...one, name: 'x' })
  // @ts-expect-error it is not paged
  infiniteQueryOptions(getSandboxEnvironment, one)
  // @ts-expect-error a connection of another API
  infiniteQueryOptions(listSandboxEnvironments, connectSandbox(), { project_id: 1 })
  // @ts-expect-error no such parameter
  queryKey(environments.listSandboxEnvironments, { projectId: 1 })
  queryKey(environments.listSandboxEnvironments, { project_id: 1 })
  queryKey(listSandboxEnvironments)
}

export function Vue() {
  const { data, error } = vue.useQuery(queryOptions(getSandboxEnvironment, one))
  same<typeof data.value, SandboxEnvironment | undefined>(true)
  same<typeof error.value, AnySdkError | null>(true)
  const list = vue.useInfiniteQuery(() =>
    infiniteQueryOptions(environments.listSandboxEnvironments, { project_id: 1 }),
  )
  same<NonNullable<typeof list.data.value>['pages'], Page<Environments>[]>(true)
  const create = vue.useMutation(mutationOptions(sandbox.createSandbox))
  create.mutate({ body: { name: 'dev' } })
}

export function Svelte() {
  const query = svelte.createQuery(() => queryOptions(getSandboxEnvironment, one))
  same<typeof query.data, SandboxEnvironment | undefined>(true)
  same<typeof query.error, AnySdkError | null>(true)
  const list = svelte.createInfiniteQuery(() =>
    infiniteQueryOptions(environments.listSandboxEnvironments, { project_id: 1 }),
  )
  same<NonNullable<typeof list.data>['pages'], Page<Environments>[]>(true)
  const create = svelte.createMutation(() => mutationOptions(sandbox.createSandbox))
  create.mutate({ body: { name: 'dev' } })
}

export function Solid() {
  const query = solid.useQuery(() => queryOptions(getSandboxEnvironment, one))
  same<typeof query.data, SandboxEnvironment | undefined>(true)
  same<typeof query.error, AnySdkError | null>(true)
  const list = solid.useInfiniteQuery(() =>
    infiniteQueryOptions(environments.listSandboxEnvironments, { project_id: 1 }),
  )
  same<NonNullable<typeof list.data>['pages'], Page<Environments>[]>(true)
  const create = solid.useMutation(() => mutationOptions(sandbox.createSandbox))
  create.mutate({ body: { name: 'dev' } })
}
