import { bearer } from '../../../mocks/incoming.ts'
import type { Tokens } from '../../../mocks/tokens.ts'
import type { Incoming, MockResponse, Vendor } from '../../../mocks/vendor.ts'
import { environmentsApi, environmentsOperations } from '../operations.gen.ts'
import type { EnvironmentsCaller } from './callers.ts'
import {
  anyProblem,
  badKey,
  denied,
  methodNotAllowed,
  parseError,
  problems,
  unsupportedMediaType,
} from './drf.ts'
import { defaultProject } from './rows.ts'

/** A caller with the project that the request is about. */
export interface Admitted extends EnvironmentsCaller {
  readonly project: number
}

/** The behavior of PostHog's server outside its operations. */
export function createVendor(
  tokens: Tokens<EnvironmentsCaller>,
  projects: readonly number[] | undefined,
): Vendor<Admitted> {
  return {
    api: environmentsApi,
    operations: environmentsOperations,
    optionalSlash: true,
    head: true,
    tokenFields: ['personal_api_key'],
    token: (incoming) => findKey(incoming)?.key,
    admit(incoming, token) {
      if (token === undefined) return problems.noCredentials
      const caller = tokens.callerOf(token)
      // The texts for the other two places are inferred from the one for the header.
      if (!caller) return badKey(findKey(incoming)?.place ?? '')
      const project = projectOf(incoming, caller)
      const refused = checkRights(incoming, caller, project, projects)
      return refused ?? { caller: { ...caller, project: project ?? 0 } }
    },
    checkBody,
    unknown: ({ definition, method, params }) =>
      // A route without a definition has parameters; a path outside the API has none.
      !definition && 'project_id' in params ? methodNotAllowed(method) : problems.notFound,
    error: anyProblem,
  }
}

/** The server looks for a key in this order and tries only the first one. */
function findKey(incoming: Incoming): { readonly key: string; readonly place: string } | undefined {
  const key = bearer(incoming)
  if (key !== undefined) return { key, place: 'Authorization header' }
  const { body, query } = incoming
  const inBody = typeof body === 'object' && body && (body as Record<string, unknown>).personal_api_key
  if (inBody) return { key: String(inBody), place: 'body' }
  return query.personal_api_key ? { key: query.personal_api_key, place: 'query string' } : undefined
}

function projectOf({ params }: Incoming, caller: EnvironmentsCaller): number | undefined {
  const { project_id = '' } = params
  if (project_id === '@current') return caller.currentProject ?? caller.projects?.[0] ?? defaultProject
  return /^\d+$/.test(project_id) ? Number(project_id) : undefined
}

/** Checks scope, project, limit of the key, membership and feature gate, in the server's order. */
function checkRights(
  { method }: Incoming,
  { scopes = ['*'], keyProjects, projects: memberOf, invited = true }: EnvironmentsCaller,
  project: number | undefined,
  projects: readonly number[] | undefined,
): MockResponse | undefined {
  const scope = /^(GET|HEAD)$/.test(method) ? 'task:read' : 'task:write'
  if (!scopes.some((each) => each === '*' || each === scope || each === 'task:write')) {
    return denied(`API key missing required scope '${scope}'`)
  }
  if (project === undefined || (projects && !projects.includes(project))) return problems.projectNotFound
  if (keyProjects && !keyProjects.includes(project)) {
    return denied(`API key does not have access to the requested project: ID ${project}.`)
  }
  if (memberOf && !memberOf.includes(project)) return denied("You don't have access to the project.")
  return invited ? undefined : denied('You need a valid invite code to access this feature.')
}

function checkBody({ text, body, headers }: Incoming): MockResponse | undefined {
  if (!text) return undefined
  const type = headers['content-type'] ?? ''
  // PostHog also reads form encodings; the mock doesn't.
  if (!/^application\/json\s*(;|$)/i.test(type)) return unsupportedMediaType(type)
  return body === undefined ? parseError : undefined
}
