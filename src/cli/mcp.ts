import { type Command, InvalidArgumentError, Option } from 'commander'
import { isHost } from '../mocks/server/hosts.ts'
import { isOrigin, originForm } from '../mocks/server/origins.ts'
import { groupNames, tokenEnvOf } from './groups.ts'
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
    .option(
      '-H, --header <name=value>',
      "a header for loading a document; '$NAME' reads the environment; repeatable",
      collect,
    )
    .option('--token-env <[api=]name>', 'the environment variable that holds the token', collect)
    .option('-s, --server <[api=]name>', "one of the API's servers", collect)
    .option('-u, --base-url <[api=]url>', 'another base URL for the API', collect)
    .option(
      '--allow-http <host>',
      'allow the token over plain http to host or host:port; repeatable',
      collect,
    )
    .option(
      '--timeout <ms>',
      "time limit of each attempt (default: 60000, or the operation's own)",
      readCount,
    )
    .option('--retries <number>', 'maximum number of retries (default: 2)', readCount)
    .option('--http [port]', 'serve over HTTP (default port: 4030)', readPort)
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)', readHost)
    .option(
      '--allow-host <name>',
      'another host name of the server; repeatable',
      (name: string, before) => [...(before ?? []), readHost(name)],
      undefined as string[] | undefined,
    )
    .option('--allow-origin <origin>', 'an origin whose pages may use the server; repeatable', collectOrigin)
    .addHelpText('after', help)
    .action(async (flags: McpFlags) => {
      // Here alone: no other command pays for loading it.
      const { runMcp } = await import('./mcp/run.ts')
      await runMcp(flags)
    })
}

const help = () => `
It needs the official MCP SDK: npm install @modelcontextprotocol/server

Tokens come from the environment only:
${groupNames()
  .map((name) => `  ${name.padEnd(13)} ${tokenEnvOf(name) ?? 'none'}`)
  .join('\n')}
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

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

function readCount(text: string): number {
  if (/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  throw new InvalidArgumentError('Use a whole number, 0 or more.')
}

function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

function readHost(text: string): string {
  if (isHost(text)) return text
  throw new InvalidArgumentError('Write a host name or an address, without scheme, port and path.')
}

function collectOrigin(text: string, before: readonly string[] = []): string[] {
  if (isOrigin(text)) return [...before, text]
  throw new InvalidArgumentError(`${originForm.charAt(0).toUpperCase()}${originForm.slice(1)}.`)
}
