import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CallFlags } from './call/flags.ts'
import { exitStatusHelp } from './exit-status.ts'
import { groupNames, tokenEnvOf } from './groups.ts'

/** Adds the command that calls an operation. */
export function addCall(program: Command): void {
  program
    .command('call')
    .summary('call an operation')
    .description(
      'Calls an operation. `sdk operations` lists all operations; `sdk operations <group> <operation>` shows the parameters and body of one.',
    )
    .argument('<group>', 'API group')
    .argument('<operation>', 'operationId')
    .option('-p, --param <name=value>', 'a parameter; repeat for more, and for each item of a list', collect)
    .option('-b, --body <json|@file|->', 'the body: JSON, a file, or stdin')
    .option('-a, --all', 'every page of a list')
    .option('--json', 'print JSON even on a terminal, errors included')
    .option('--lines', 'one line of JSON for each item of a list')
    .option('-i, --include', 'also print status and headers')
    .option('-n, --dry-run', 'send nothing; print the request as a curl command with secrets masked')
    .option('-t, --token <token>', 'the token; prefer the environment variable')
    .option('-s, --server <name>', "one of the API's servers")
    .addOption(new Option('-u, --base-url <url>', 'another base URL for the API').conflicts('server'))
    .option(
      '--allow-http <host>',
      'allow the token over plain http to host or host:port; repeatable',
      collect,
    )
    .option('-H, --header <name=value>', 'a header; repeatable', collect)
    .option(
      '--timeout <ms>',
      "time limit of each attempt (default: 60000, or the operation's own)",
      readCount,
    )
    .option('--retries <number>', 'maximum number of retries (default: 2)', readCount)
    .addHelpText('after', help)
    .action(async (group: string, operation: string, flags: CallFlags) => {
      const { runCall } = await import('./call/run.ts')
      await runCall(group, operation, flags)
    })
}

const help = () => `
Without --token, the token comes from the environment:
${groupNames()
  .map((name) => `  ${name.padEnd(13)} ${tokenEnvOf(name) ?? 'none'}`)
  .join('\n')}

The response is a table or colored JSON on a terminal, and JSON in a pipe.

${exitStatusHelp}

Examples:
  sdk call sandbox createSandbox --body '{"name":"dev"}'
  sdk call sandbox refreshSandbox --param name=dev --dry-run
  sdk call environments listSandboxEnvironments --param project_id=@current --all | jq '.[].name'
`

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

function readCount(text: string): number {
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  throw new InvalidArgumentError('Use a whole number, 0 or more.')
}
