import { against, type Drill, describe, errorName, fail, pass } from '../drill.ts'
import { ITEM } from '../item.ts'
import { settle } from '../settle.ts'

export const dotSegments = refused("path parameter '..', '.', '%2e%2e'", ['..', '.', '%2e%2e'])
export const emptySegment = refused("path parameter ''", [''])
export const missingParameter = refused('path parameter undefined', [undefined])

function refused(text: string, values: (string | undefined)[]): Drill {
  return {
    text,
    needs: 'path parameter',
    run: (client) =>
      against(client, [ITEM], async ({ get }, { requests }) => {
        const wrong: string[] = []
        const errors = new Set<string>()
        for (const value of values) {
          requests.length = 0
          // The compiler rejects undefined here; JavaScript and parsed JSON don't.
          const settled = await settle(() => get(value as string))
          const [sent] = requests
          if (sent) wrong.push(`sends ${lastSegments(sent.path)}`)
          else if (settled.how !== 'rejected') wrong.push(describe(settled))
          else errors.add(errorName(settled.error))
        }
        return wrong.length === 0 ? pass([...errors].join(', ')) : fail(wrong.join(', '))
      }),
  }
}

/** The resource and the segment for its id: the part that shows whether the value stayed in its segment. */
function lastSegments(path: string): string {
  return path.split('/').slice(-2).join('/')
}
