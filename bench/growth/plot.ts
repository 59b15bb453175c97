import { markdownTable } from 'markdown-table'

/** The cost at one size. */
export interface Point {
  readonly size: number
  readonly cost: number
}

const width = 40

/** Plots cost against size, one bar per size. The bars are proportional, so a constant cost gives equal bars. */
export function plot(points: readonly Point[], unit: string, digits: number): string {
  const most = Math.max(...points.map(({ cost }) => cost))
  const lines = points.map(({ size, cost }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((cost / most) * width)))
    return `${size.toLocaleString('en-US').padStart(7)} │ ${bar} ${cost.toFixed(digits)} ${unit}`
  })
  return ['```text', ...lines, '```'].join('\n')
}

/** The cost per unit of size, by least squares over all points. */
export function slope(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const size = mean(points.map((point) => point.size))
  const cost = mean(points.map((point) => point.cost))
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0)
  return sum((point) => (point.size - size) * (point.cost - cost)) / sum((point) => (point.size - size) ** 2)
}

/** A table of goals and measured figures. */
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
