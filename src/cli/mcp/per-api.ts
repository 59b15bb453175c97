import { nearest } from '../../runtime/config/nearest.ts'
import { UsageError } from '../fail.ts'

/** Reads the values of a flag for one API: `api=value`, or just the value if there is only one API. */
export function perApi(
  flag: string,
  values: readonly string[] = [],
  apis: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    values.map((text): [string, string] => {
      const [, name, value] = /^([\w-]+)=(.*)$/s.exec(text) ?? []
      if (name !== undefined && value !== undefined) {
        if (!apis.includes(name))
          throw new UsageError(`${flag} names an unknown API, "${name}"${nearest(name, apis)}`)
        return [name, value]
      }
      const [only, ...others] = apis
      if (only !== undefined && !others.length) return [only, text]
      throw new UsageError(`${flag} ${text} needs the name of an API: ${flag} ${apis[0]}=${text}`)
    }),
  )
}
