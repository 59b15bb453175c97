import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { describeWith, program } from '../support/need.ts'
import { environment, sdk } from './sdk.ts'
import { cli } from './start-mock.ts'

/** A folder with the command `sdk` in `bin`, and some files. */
const folder = mkdtempSync(join(tmpdir(), 'sdk-completion-'))
mkdirSync(join(folder, 'bin'))
mkdirSync(join(folder, 'bodies'))
writeFileSync(join(folder, 'body one.json'), '{}')
symlinkSync(cli, join(folder, 'bin/sdk'))
afterAll(() => rmSync(folder, { recursive: true }))

const inFolder = {
  cwd: folder,
  env: environment({ PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOME: folder }),
}
const shell = async (name: string, args: readonly string[]) => {
  const { stdout, stderr } = await promisify(execFile)(name, args, inFolder)
  expect(stderr).toBe('')
  return stdout.split('\n').filter(Boolean)
}

describe('sdk complete', () => {
  it.each<[string, string[]]>([
    ['sdk ', ['operations', 'call', 'generate', 'mock', 'mcp', 'completion', 'help']],
    ['sdk c', ['call', 'completion']],
    ['sdk --v', ['--version']],
    ['sdk call ', ['environments', 'pipelines', 'sandbox']],
    ['sdk operations pi', ['pipelines']],
    ['sdk operations pipelines get', ['getPipeline']],
    ['sdk operations pipelines getPipeline ', []],
    ['sdk completion ', ['bash', 'zsh', 'fish']],
    ['sdk call sandbox re', ['refreshSandbox', 'removeUsersFromSandbox']],
    ['sdk call sandbox --token x --json re', ['refreshSandbox', 'removeUsersFromSandbox']],
    ['sdk call sandbox listSandboxes x', []],
    ['sdk call sandbox listSandboxes --ti', ['--timeout']],
    ['sdk call environments listSandboxEnvironments --param ', ['limit=', 'offset=', 'project_id=']],
    ['sdk call environments listSandboxEnvironments -p limit=2 -p ', ['offset=', 'project_id=']],
    ['sdk call environments listSandboxEnvironments -p limit=', ['limit=']],
    ['sdk call -p x sandbox --param ', []],
    ['sdk call environments --server ', ['us', 'eu']],
    ['sdk call nothing --server ', []],
    ['sdk call sandbox createSandbox --body ', ['@', '-']],
    ['sdk call sandbox createSandbox --body @bod', ['@bodies/', '@body one.json']],
    ['sdk call sandbox createSandbox --body @none/', []],
    ['sdk call sandbox createSandbox --body \'{"a b', []],
    ['sdk mock --seed bodi', ['bodies/']],
    ['sdk mock --seed /et', ['/etc/']],
    ['sdk generate bodi', ['bodies/']],
    ['sdk generate a.yaml --out bodi', ['bodies/']],
    ['sdk generate a.yaml --int64 ', ['number', 'string', 'bigint']],
    ['sdk generate --ch', ['--check', '--checks']],
    [
      'sdk mcp --only list',
      ['listSandboxEnvironments', 'listPipelines', 'listSandboxRequests', 'listSandboxes'],
    ],
    ['sdk mcp --document bodi', ['bodies/']],
    ['sdk nothing ', []],
  ])('%s', async (line, expected) => {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'complete', '--', line], inFolder)

    expect(
      stdout
        .split('\n')
        .flatMap((each) => each.split('\t')[0] || [])
        .sort(),
    ).toEqual([...expected].sort())
  })

  it('describes each', async () => {
    const { stdout } = await sdk(['complete', '--', 'sdk call environments getSandboxEnvironment --param '])

    expect(stdout).toBe('project_id=\tpath, string or integer\nid=\tpath, string\n')
  })

  it('is hidden in the help, unlike completion', async () => {
    const { stdout } = await sdk(['--help'])

    expect(stdout).toMatch(/^ {2}completion <shell> +print the completion script/m)
    expect(stdout).not.toMatch(/^ {2}complete /m)
  })

  it('refuses an unknown shell', async () => {
    const { status, stderr } = await sdk(['completion', 'tcsh'])

    expect(status).toBe(2)
    expect(stderr).toContain('Allowed choices are bash, zsh, fish.')
  })
})

describe('bash, after sourcing the script twice', () => {
  const ask = (line: string) =>
    shell('bash', [
      '--norc',
      '-c',
      `source <(sdk completion bash); source <(sdk completion bash)
compopt() { echo "compopt $*"; }
COMP_LINE=$1; COMP_POINT=\${#1}; read -ra COMP_WORDS <<< "$1"
_sdk_completion; printf '%s\\n' "\${COMPREPLY[@]}"; complete -p sdk`,
      'bash',
      line,
    ])
  const registered = 'complete -F _sdk_completion sdk'

  it('completes groups and operations', async () => {
    expect(await ask('sdk call sand')).toEqual(['sandbox', registered])
    expect(await ask('sdk call pipelines list')).toEqual(['listPipelines', 'listSandboxRequests', registered])
  })

  it('adds no space after the name of a parameter', async () => {
    expect(await ask('sdk call sandbox deleteSandbox --param na')).toEqual([
      'compopt -o nospace',
      'name=',
      registered,
    ])
  })

  it('gets only what follows @, where bash splits words', async () => {
    expect(await ask('sdk call sandbox createSandbox --body @bodi')).toEqual([
      'compopt -o nospace',
      'bodies/',
      registered,
    ])
  })
})

describeWith(program('fish'), 'fish', () => {
  const ask = (line: string) =>
    shell('fish', ['--no-config', '-c', 'sdk completion fish | source; complete -C $argv[1]', line])

  it('completes groups, operations and parameters', async () => {
    expect(await ask('sdk call sand')).toEqual(['sandbox'])
    expect(await ask('sdk call sandbox refr')).toEqual(['refreshSandbox\tRefresh a sandbox'])
    expect(await ask('sdk call sandbox deleteSandbox --param ')).toEqual(['name=\tpath, string'])
  })
})

describeWith(program('zsh'), 'zsh', () => {
  /** Presses Tab in a shell on a pseudo terminal (zpty), and returns the resulting line. */
  const ask = (line: string) =>
    shell('zsh', [
      '-f',
      '-c',
      `zmodload zsh/zpty
zpty z 'TERM=dumb zsh -f -i'
zpty -w z 'PS1=; autoload -U compinit; compinit -u; source <(sdk completion zsh); unsetopt beep'
zpty -w z 'bindkey "^X" show; show() { print -r -- "<$BUFFER>" >&2; BUFFER=; zle redisplay }; zle -N show; print ready-$((1+1))'
zpty -r z text '*ready-2*'
zpty -w -n z "$1"$'\\t'; zpty -w -n z $'\\x18'
zpty -r z text '*<*>*'
print -r -- "\${\${text##*<}%%>*}"; zpty -d z`,
      'zsh',
      line,
    ])

  it.each([
    ['sdk call sand', 'sdk call sandbox '],
    ['sdk call sandbox refr', 'sdk call sandbox refreshSandbox '],
    ['sdk call sandbox deleteSandbox --param n', 'sdk call sandbox deleteSandbox --param name='],
    ['sdk call sandbox createSandbox --body @bodi', 'sdk call sandbox createSandbox --body @bodies/'],
  ])('%s', async (typed, completed) => {
    expect(await ask(typed)).toEqual([completed])
  })
})
