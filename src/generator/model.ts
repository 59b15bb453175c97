import type {
  Api,
  BodyDefinition,
  Definition,
  Parameter,
  ResponseKind,
  StreamForm,
} from '../runtime/definition.ts'
import type { Json, JsonObject, SpecDocument } from './document/document.ts'

/** One API group as read from its spec. */
export interface Group {
  /** The spec's file name without extension: names the folder and the subpath. */
  readonly name: string
  /** Path of the spec from the project's root. */
  readonly spec: string
  readonly title: string
  readonly description: string
  readonly api: Api
  readonly operations: readonly OperationModel[]
  /** Component schemas by their name in the spec. */
  readonly schemas: Readonly<Record<string, Json>>
  /** The whole spec, for the reference pages. */
  readonly document: SpecDocument
  /** Notes for the spec's user: operations left out or renamed, invalid servers. */
  readonly notes: readonly string[]
}

/** One operation: its definition, parameters, body and responses. */
export interface OperationModel {
  readonly definition: Omit<Definition, 'api'>
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly scopes: readonly string[]
  readonly deprecated: boolean
  readonly see: string | undefined
  readonly parameters: readonly ParameterModel[]
  readonly body: BodyModel | undefined
  readonly responses: readonly ResponseModel[]
}

/** The request body of an operation, in all media types that the client can write. */
export interface BodyModel {
  readonly schema: Json
  readonly required: boolean
  readonly pointer: string
  readonly description: string
  readonly examples: readonly Example[]
  /** The runtime's encoder for it. */
  readonly encoder: BodyEncoder | 'anyBody'
  /** The encoder of each media type, if there are several. */
  readonly encoders?: readonly BodyEncoder[]
  readonly definition: BodyDefinition
}

export type BodyEncoder = 'jsonBody' | 'formBody' | 'multipartBody' | 'typedParts' | 'rawBody'

export interface ParameterModel {
  /** Its name in calls. */
  readonly name: string
  readonly parameter: Parameter
  readonly required: boolean
  readonly schema: JsonObject
  /** Pointer of the schema. */
  readonly pointer: string
  /** Whether the parameter itself is marked as secret. */
  readonly marked: boolean
  readonly description: string
  readonly examples: readonly Example[]
}

export interface ResponseModel {
  readonly status: string
  readonly success: boolean
  readonly kind: ResponseKind
  /** Media type that the client accepts; absent if there is no body. */
  readonly media: string | undefined
  /** How the items of a stream are read; `schema` is then the schema of one item. */
  readonly form?: StreamForm
  /** Absent if there is no body, or if it has no schema. */
  readonly schema: Json | undefined
  readonly pointer: string
  readonly description: string
  readonly examples: readonly Example[]
}

export interface Example {
  readonly summary: string
  readonly value: Json
}
