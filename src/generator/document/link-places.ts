import { at, escapePointer, type Place } from './problem.ts'
import type { Spot } from './sources.ts'

/** A reference within the linked document. */
export const refTo = (path: readonly string[]) => `#${encodeURI(pointerOf(path)).replaceAll('#', '%23')}`

/** The JSON pointer of a path (RFC 6901). */
export const pointerOf = (path: readonly string[]) => path.map((name) => `/${escapePointer(name)}`).join('')

/** The place that problems and notes report. */
export const placeOf = ({ source, path }: Spot): Place => at({ file: source.file, pointer: '' }, ...path)
