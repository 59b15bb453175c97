import type { Definition } from './definition.ts'

/** What an operation takes and gives, as types. */
export interface OperationShape {
  params: unknown
  body: unknown
  data: unknown
  /** Error bodies by status. */
  errors: object
}

/** What every operation carries beside its call signature. */
export interface Operation<Shape extends OperationShape = OperationShape> {
  /** The operation as data: method, path template, parameters. */
  readonly definition: Definition
  /** Never there at run time; holds the types of the operation. */
  readonly shape?: Shape
}

declare const item: unique symbol

/** An operation whose answer is one page of `Item`s. */
export interface Paged<Item> {
  /** Never there at run time. Required all the same, so that no other function passes for a paged one. */
  readonly [item]: Item
}
