import type { Cells } from '../support/table.ts'

/** A size and the seconds for it. */
export interface Point {
  readonly size: number
  readonly seconds: number
}

/** Text bars, as long as the seconds, each with the time per operation. */
export function bars(points: readonly Point[]): Cells {
  const most = Math.max(...points.map(({ seconds }) => seconds))
  return [
    ['operations', 'time', 'seconds', 'ms each'],
    ...points.map(({ size, seconds }) => [
      `${size}`,
      '█'.repeat(Math.max(1, Math.round((seconds / most) * 40))),
      seconds.toFixed(1),
      ((seconds * 1000) / size).toFixed(1),
    ]),
  ]
}
