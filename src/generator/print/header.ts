import type { Target } from '../target.ts'

/** How the first line of every generated file begins; pages have it in a comment of HTML. */
export const headerStart = 'Generated from '

/** What the first line of a generated file says. */
export const headerText = (spec: string, { command }: Pick<Target, 'command'>): string =>
  `${headerStart}${spec} by \`${command}\`; do not edit.`

/** The first line of every generated module. */
export const header = (spec: string, target: Target): string => `// ${headerText(spec, target)}\n`
