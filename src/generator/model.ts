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

/** What one operation takes and gives. */
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

/** The request body of an operation, in every media type that the client can write. */
export interface BodyModel {
  readonly schema: Json
  readonly required: boolean
  readonly pointer: string
  readonly description: string
  readonly examples: readonly Example[]
  /** What the runtime writes it with. */
  readonly encoder: BodyEncoder | 'anyBody'
  /** What each media type is written with, where the operation takes several. */
  readonly encoders?: readonly BodyEncoder[]
  readonly definition: BodyDefinition
}

export type BodyEncoder = 'jsonBody' | 'formBody' | 'multipartBody' | 'typedParts' | 'rawBody'

export interface ParameterModel {
  /** What a call gives it by. */
  readonly name: string
  readonly parameter: Parameter
  readonly required: boolean
  readonly schema: JsonObject
  /** Where the schema stands. */
  readonly pointer: string
  /** The parameter itself is marked as secret. */
  readonly marked: boolean
  readonly description: string
  readonly examples: readonly Example[]
}

export interface ResponseModel {
  readonly status: string
  readonly success: boolean
  readonly kind: ResponseKind
  /** Media type that the client asks for; absent where there is no body. */
  readonly media: string | undefined
  /** How the items of a stream are read, whose schema is that of one item. */
  readonly form?: StreamForm
  /** Absent where there is no body, or one without a schema. */
  readonly schema: Json | undefined
  readonly pointer: string
  readonly description: string
  readonly examples: readonly Example[]
}

/** A value that a spec gives as an example. */
export interface Example {
  readonly summary: string
  readonly value: Json
}
