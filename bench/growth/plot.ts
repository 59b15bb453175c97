import { markdownTable } from 'markdown-table'

/** A cost at a size. */
export interface Point {
  readonly size: number
  readonly cost: number
}

const width = 40

/** Cost against size, a bar for each size. The bars are as long as the costs, so that a cost that stays is a column. */
export function plot(points: readonly Point[], unit: string, digits: number): string {
  const most = Math.max(...points.map(({ cost }) => cost))
  const lines = points.map(({ size, cost }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((cost / most) * width)))
    return `${size.toLocaleString('en-US').padStart(7)} │ ${bar} ${cost.toFixed(digits)} ${unit}`
  })
  return ['```text', ...lines, '```'].join('\n')
}

/** What one more of what is counted costs, by the least squares of all points. */
export function slope(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const size = mean(points.map((point) => point.size))
  const cost = mean(points.map((point) => point.cost))
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0)
  return sum((point) => (point.size - size) * (point.cost - cost)) / sum((point) => (point.size - size) ** 2)
}

/** Goals beside what was measured. */
export function goalsTable(
  goals: readonly (readonly [goal: string, measured: number, limit: number, unit: string])[],
): string {
  return markdownTable([
    ['goal', 'limit', 'measured', ''],
    ...goals.map(([goal, measured, limit, unit]) => [
      goal,
      `at most ${limit.toFixed(2)} ${unit}`,
      measured.toFixed(2),
      measured <= limit ? 'held' : 'missed',
    ]),
  ])
}
