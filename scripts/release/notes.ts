/** A commit, as read for the notes. */
export interface Commit {
  readonly hash: string
  readonly subject: string
  readonly body: string
}

const headings = { feat: 'Added', fix: 'Fixed', perf: 'Faster' } as const

const read = ({ hash, subject, body }: Commit) => {
  const [, type = '', scope, bang, text = subject] = /^(\w+)(?:\(([^)]+)\))?(!)?: (.+)$/.exec(subject) ?? []
  return { hash, type, scope, text, breaking: bang === '!' || /^BREAKING[ -]CHANGE:/m.test(body) }
}

/**
 * The version after these commits. Before 1.0, a breaking change raises the minor version, everything else the patch.
 */
export function nextVersion(current: string, commits: readonly Commit[]): string {
  const [major = 0, minor = 0, patch = 0] = current.split('.').map(Number)
  const all = commits.map(read)
  const breaking = all.some((commit) => commit.breaking)
  const added = all.some(({ type }) => type === 'feat')
  if (breaking) return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
  return added && major > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

/** The release notes for these commits: what breaks, and what was added, fixed and made faster. */
export function notesOf(version: string, commits: readonly Commit[]): string {
  const all = commits.map(read)
  const line = ({ hash, scope, text }: (typeof all)[number]) =>
    `- ${scope ? `${scope}: ` : ''}${text} (${hash.slice(0, 7)})`
  const sections = [
    ['Breaking', all.filter(({ breaking }) => breaking)] as const,
    ...Object.entries(headings).map(
      ([type, heading]) => [heading, all.filter((each) => each.type === type && !each.breaking)] as const,
    ),
  ]
  return [
    `## ${version}`,
    ...sections
      .filter(([, found]) => found.length > 0)
      .map(([heading, found]) => `### ${heading}\n\n${found.map(line).join('\n')}`),
  ].join('\n\n')
}
