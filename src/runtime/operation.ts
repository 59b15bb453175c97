import type { Definition } from './definition.ts'

/** The types of an operation's arguments and results. */
export interface OperationShape {
  params: unknown
  body: unknown
  data: unknown
  /** Error bodies by status. */
  errors: object
}

/** Properties of every operation's function. */
export interface Operation<Shape extends OperationShape = OperationShape> {
  /** The operation as data: method, path template, parameters. */
  readonly definition: Definition
  /** Type only; absent at run time. The operation's types. */
  readonly shape?: Shape
}

declare const item: unique symbol

/** An operation that returns one page of `Item`s. */
export interface Paged<Item> {
  /** Type only; absent at run time. Required, so that other functions don't match this type. */
  readonly [item]: Item
}
