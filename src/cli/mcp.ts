import { type Command, Option } from 'commander'
import {
  allowHttpFlag,
  baseUrlFlag,
  loadHeaderFlag,
  retriesFlag,
  serverFlag,
  timeoutFlag,
  tokenHelp,
} from './flags/client-flags.ts'
import { collect, collectHost, collectOrigin, readHost, readPort } from './flags/parsers.ts'
import type { McpFlags } from './mcp/flags.ts'

/** Adds the command that serves operations to language models. */
export function addMcp(program: Command): void {
  program
    .command('mcp')
    .summary('serve operations as tools of an MCP server')
    .description(
      'Serves the operations of all APIs, or of your OpenAPI documents, as tools for language models (Model Context Protocol): over standard input and output, or over HTTP. Read-only by default.',
    )
    .option('--allow-write', 'also offer operations that change something')
    .option('--only <pattern>', 'an operationId, an API or a tag, with * for any text; repeatable', collect)
    .option('--except <pattern>', 'leave these out; written like --only, and overrides it', collect)
    .option('-n, --dry-run', 'offer operations that change something, but only show what they would send')
    .option('--reveal', 'show the values of secret fields')
    .option('--mocks', 'serve mocks instead of the real APIs')
    .addOption(
      new Option('--document <file|url>', 'serve your own API from its OpenAPI document; repeatable')
        .argParser(collect)
        .conflicts('mocks'),
    )
    .option('--skip', "leave out operations of a document that can't be expressed")
    .addOption(loadHeaderFlag())
    .option('--token-env <[api=]name>', 'the environment variable that holds the token', collect)
    .addOption(serverFlag('[api=]name').argParser(collect))
    .addOption(baseUrlFlag('[api=]url').argParser(collect))
    .addOption(allowHttpFlag())
    .addOption(timeoutFlag())
    .addOption(retriesFlag())
    .option('--http [port]', 'serve over HTTP (default port: 4030)', readPort)
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)', readHost)
    .option('--allow-host <name>', 'another host name of the server; repeatable', collectHost)
    .option('--allow-origin <origin>', 'an origin whose pages may use the server; repeatable', collectOrigin)
    .addHelpText('after', help)
    .action(async (flags: McpFlags) => {
      // Imported here, so that no other command loads it.
      const { runMcp } = await import('./mcp/run.ts')
      await runMcp(flags)
    })
}

const help = () => `
It needs the official MCP SDK: npm install @modelcontextprotocol/server

Tokens come from the environment only:
${tokenHelp()}
A document's token comes from the variable in its x-token-env, or else from <NAME>_TOKEN.

With --host, other machines can reach the server. Set an access token in SDK_MCP_ACCESS_TOKEN;
clients must send it as Authorization: Bearer.

Exit status: 0 after Ctrl+C, SIGTERM or the end of standard input; 1 if it can't listen; 2 for a
wrong flag or a missing document.

Examples:
  sdk mcp --mocks --allow-write
  sdk mcp --only sandbox --except 'delete*' --allow-write
  sdk mcp --document https://example.com/openapi.json --http 4030
`
