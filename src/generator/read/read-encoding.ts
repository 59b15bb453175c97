import type { BodyDefinition, ParameterForm } from '../../runtime/definition.ts'
import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import { isJsonType, isTextType } from './media-types.ts'

const styles = ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject']

/** The fields of a form that say how they are written. */
export function readEncoding({ encoding }: JsonObject, place: Place): BodyDefinition['encoding'] {
  const found = Object.entries(isObject(encoding) ? encoding : {}).flatMap(
    ([name, each]): [string, ParameterForm][] => {
      if (!isObject(each) || (each.style === undefined && each.explode === undefined)) return []
      const style = `${each.style ?? 'form'}`
      if (!styles.includes(style))
        throw new SpecProblem(at(place, name, 'style'), `${style} is not supported here`)
      const explode =
        each.explode === undefined ? style === 'form' || style === 'deepObject' : each.explode === true
      return [[name, { style, explode }]]
    },
  )
  return found.length ? Object.fromEntries(found) : undefined
}

/** Whether a part of a form is declared with a media type that is no text. */
export const isBytesPart =
  ({ encoding }: JsonObject) =>
  (name: string): boolean => {
    const part: Json | undefined = isObject(encoding) ? encoding[name] : undefined
    const type = isObject(part) ? part.contentType : undefined
    return (
      typeof type === 'string' &&
      !type.split(',').some((each) => isJsonType(each.trim()) || isTextType(each.trim()))
    )
  }
