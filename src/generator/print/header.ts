import type { Target } from '../target.ts'

/** How the first line of every generated file starts; pages have it in an HTML comment. */
export const headerStart = 'Generated from '

/** The text of a generated file's first line. */
export const headerText = (spec: string, { command }: Pick<Target, 'command'>): string =>
  `${headerStart}${spec} by \`${command}\`; do not edit.`

/** The first line of every generated module. */
export const header = (spec: string, target: Target): string => `// ${headerText(spec, target)}\n`
