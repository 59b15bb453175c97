import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { projectRoot, run } from '../support/project-copy.ts'

/** A repository whose only commit is tagged v1.2.3. */
async function repository() {
  const root = mkdtempSync(join(tmpdir(), 'sdk-tagged-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const git = (...args: string[]) =>
    run(root, 'git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args])
  writeFileSync(join(root, 'package.json'), '{"version":"1.2.3"}')
  await git('init', '--quiet')
  await git('add', '.')
  await git('commit', '--quiet', '--message', 'a release')
  await git('tag', 'v1.2.3')
  return {
    root,
    git,
    pack: (name: string) =>
      run(root, 'env', [`PACKAGE_NAME=${name}`, 'tsx', join(projectRoot, 'scripts/release.ts'), '--pack']),
  }
}

describe('packing a release is refused', () => {
  it.each(['', 'sdk', '@scope', '@scope/sdk extra'])('under the name "%s"', async (name) => {
    const { pack } = await repository()

    const { code, out } = await pack(name)

    expect(code).toBe(1)
    expect(out).toContain('PACKAGE_NAME must be a scoped name, @scope/sdk.')
  })

  it('with uncommitted changes', async () => {
    const { root, pack } = await repository()
    writeFileSync(join(root, 'left.ts'), '')

    const { code, out } = await pack('@scope/sdk')

    expect(code).toBe(1)
    expect(out).toContain('There are uncommitted changes.')
  })

  it('when the commit has no tag for its version', async () => {
    const { git, pack } = await repository()
    await git('commit', '--quiet', '--allow-empty', '--message', 'more')

    const { code, out } = await pack('@scope/sdk')

    expect(code).toBe(1)
    expect(out).toContain('The checked-out commit is not tagged v1.2.3.')
  })
})
