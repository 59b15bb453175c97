import type { Command } from 'commander'
import type { CallFlags } from './call/flags.ts'
import { exitStatusHelp } from './exit-status.ts'
import {
  allowHttpFlag,
  baseUrlFlag,
  retriesFlag,
  serverFlag,
  timeoutFlag,
  tokenHelp,
} from './flags/client-flags.ts'
import { collect } from './flags/parsers.ts'

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
    .option('-a, --all', 'get every page of a list')
    .option('--json', 'print JSON even on a terminal, errors included')
    .option('--lines', 'print one line of JSON per item of a list')
    .option('-i, --include', 'also print status and headers')
    .option('-n, --dry-run', 'send nothing; print the request as a curl command with secrets masked')
    .option('-t, --token <token>', 'the token; prefer the environment variable')
    .addOption(serverFlag('name'))
    .addOption(baseUrlFlag('url').conflicts('server'))
    .addOption(allowHttpFlag())
    .option('-H, --header <name=value>', 'a header; repeatable', collect)
    .addOption(timeoutFlag())
    .addOption(retriesFlag())
    .addHelpText('after', help)
    .action(async (group: string, operation: string, flags: CallFlags) => {
      const { runCall } = await import('./call/run.ts')
      await runCall(group, operation, flags)
    })
}

const help = () => `
Without --token, the token comes from the environment:
${tokenHelp()}

The response is a table or colored JSON on a terminal, and JSON in a pipe.

${exitStatusHelp}

Examples:
  sdk call sandbox createSandbox --body '{"name":"dev"}'
  sdk call sandbox refreshSandbox --param name=dev --dry-run
  sdk call environments listSandboxEnvironments --param project_id=@current --all | jq '.[].name'
`
