import type { Api, Definition, Parameter, ResponseKind } from '../../src/runtime/definition.ts'
import type { Json, JsonObject } from './document.ts'

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
  readonly body: { readonly schema: Json; readonly required: boolean; readonly pointer: string } | undefined
  readonly responses: readonly ResponseModel[]
}

export interface ParameterModel {
  readonly name: string
  readonly parameter: Parameter
  readonly required: boolean
  readonly schema: JsonObject
  /** The parameter itself is marked as secret. */
  readonly marked: boolean
  readonly description: string
}

export interface ResponseModel {
  readonly status: string
  readonly success: boolean
  readonly kind: ResponseKind
  /** Absent where there is no body, or one without a schema. */
  readonly schema: Json | undefined
  readonly description: string
}
