import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Commit, nextVersion, notesOf } from './release/notes.ts'
import { pack } from './release/pack.ts'
import { sbomOf } from './release/sbom.ts'
import { readThirdParty } from './release/third-party.ts'

const help = `npm run release -- [--dry-run | --pack] [--first]

Without options, writes the next version to package.json, the lock file and CHANGELOG.md, commits and tags.
It pushes and publishes nothing. The version and the notes come from the commits since the last tag
(feat, fix, perf, and a ! or BREAKING CHANGE).

  --first     release the current version of package.json
  --dry-run   print the version, the notes and the package's files; change nothing
  --pack      build the checked-out commit, which must be tagged, and write the tarball and the list of its contents
              (CycloneDX) to release/; for the workflow, which publishes the tarball in a separate job
  --help      print this text

PACKAGE_NAME is the scoped name to publish under (@scope/sdk); --pack requires it. It is only in the
tarball's manifest; no code contains it, and users import the package under an alias.`

const { values: flags } = parseArgs({
  options: {
    'dry-run': { type: 'boolean' },
    pack: { type: 'boolean' },
    first: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' }).trim()
const show = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit' })
/** The output of --pack, which git ignores. */
const folder = 'release'
const manifest = () => JSON.parse(readFileSync('package.json', 'utf8'))

if (flags.help) console.log(help)
else if (flags.pack) packRelease()
else release()

function release(): void {
  const tag = run('git', 'tag', '--list', 'v*', '--sort=-v:refname').split('\n')[0]
  const log = run('git', 'log', '--format=%H%x1f%s%x1f%b%x1e', ...(tag ? [`${tag}..HEAD`] : []))
  const commits = log.split('\x1e').flatMap((entry): Commit[] => {
    const [hash = '', subject = '', body = ''] = entry.trim().split('\x1f')
    return hash ? [{ hash, subject, body }] : []
  })
  const { version: current } = manifest()
  const version = flags.first ? current : nextVersion(current, commits)
  const notes = notesOf(version, commits)

  if (flags['dry-run']) {
    console.log(
      `${process.env.PACKAGE_NAME ?? '(PACKAGE_NAME is not set)'} ${current} -> ${version}\n\n${notes}\n`,
    )
    show('npm', 'run', '-s', 'build', '--', '--silent')
    const trial = mkdtempSync(join(tmpdir(), 'sdk-release-'))
    const { files, size } = pack(trial)
    rmSync(trial, { recursive: true })
    console.log(`${files.join('\n')}\n\n${files.length} files, ${size} bytes packed`)
    return
  }
  if (run('git', 'status', '--porcelain')) throw new Error('There are uncommitted changes.')
  if (!flags.first) show('npm', 'version', version, '--no-git-tag-version', '--ignore-scripts')
  const before = existsSync('CHANGELOG.md') ? readFileSync('CHANGELOG.md', 'utf8') : '# Changelog\n'
  const [title = '', ...rest] = before.split('\n')
  writeFileSync('CHANGELOG.md', `${[title, '', notes, ...rest].join('\n').trimEnd()}\n`)
  show('git', 'add', 'package.json', 'package-lock.json', 'CHANGELOG.md')
  show('git', 'commit', '-m', `chore(release): v${version}`)
  show('git', 'tag', `v${version}`)
  console.log(`Push with: git push --follow-tags origin HEAD v${version}`)
}

/** Packs a clean checkout of the tag, under the name that the publisher owns. */
function packRelease(): void {
  const { version } = manifest()
  const name = process.env.PACKAGE_NAME ?? ''
  if (!/^@[\w.-]+\/[\w.-]+$/.test(name)) throw new Error('PACKAGE_NAME must be a scoped name, @scope/sdk.')
  if (run('git', 'status', '--porcelain')) throw new Error('There are uncommitted changes.')
  if (!run('git', 'tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)) {
    throw new Error(`The checked-out commit is not tagged v${version}.`)
  }
  show('npm', 'run', '-s', 'build', '--', '--silent')
  show('npm', 'run', '-s', 'licences')
  rmSync(folder, { recursive: true, force: true })
  console.log(pack(folder, name).path)
  const bom = sbomOf(readThirdParty(), name)
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`)
}
