import type { Api, Definition, Parameter, ResponseKind } from '../../src/runtime/definition.ts'
import type { Json, JsonObject, SpecDocument } from './document.ts'
import type { Example } from './examples.ts'

/** One API group as the generator sees it, drawn from its spec. */
export interface Group {
  /** File name of the spec without its ending; names the folder and the subpath. */
  readonly name: string
  /** Path of the spec from the project's root. */
  readonly spec: string
  readonly title: string
  readonly description: string
  readonly api: Api
  readonly operations: readonly OperationModel[]
  /** Component schemas by their name in the spec. */
  readonly schemas: Readonly<Record<string, Json>>
  /** The whole spec, for what only its pages need. */
  readonly document: SpecDocument
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

export interface BodyModel {
  readonly schema: Json
  readonly required: boolean
  readonly pointer: string
  readonly description: string
  readonly examples: readonly Example[]
}

export interface ParameterModel {
  readonly name: string
  readonly parameter: Parameter
  readonly required: boolean
  readonly schema: JsonObject
  /** The parameter itself is marked as secret. */
  readonly marked: boolean
  readonly description: string
  readonly examples: readonly Example[]
}

export interface ResponseModel {
  readonly status: string
  readonly success: boolean
  readonly kind: ResponseKind
  /** Absent where there is no body, or one without a schema. */
  readonly schema: Json | undefined
  readonly description: string
  readonly examples: readonly Example[]
}
