import { at, escapePointer, type Place } from './problem.ts'
import type { Spot } from './sources.ts'

/** A reference to a place of the one document. */
export const refTo = (path: readonly string[]) => `#${encodeURI(pointerOf(path)).replaceAll('#', '%23')}`

/** The JSON pointer of a place (RFC 6901). */
export const pointerOf = (path: readonly string[]) => path.map((name) => `/${escapePointer(name)}`).join('')

/** A place as problems name it. */
export const placeOf = ({ source, path }: Spot): Place => at({ file: source.file, pointer: '' }, ...path)
