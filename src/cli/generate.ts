import { type Command, Option } from 'commander'
import { exitStatusHelp } from './exit-status.ts'
import { loadHeaderFlag } from './flags/client-flags.ts'
import { collect } from './flags/parsers.ts'
import type { GenerateFlags } from './generate/flags.ts'

/** Adds the command that makes a client from any OpenAPI document. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .summary('generate a client from OpenAPI documents')
    .description(
      'Writes a typed client for each OpenAPI document into your source tree. Without arguments, it follows sdk.config.ts.',
    )
    .argument('[document...]', 'a file or an http(s) URL: OpenAPI or Swagger, YAML or JSON')
    .option('-o, --out <folder>', 'folder for the generated files; it must contain nothing else')
    .option('-c, --config <file>', 'config file (default: sdk.config.{ts,mts,js,mjs,json})')
    .option('--name <name>', "name of the API (default: the file's name, or the title)")
    .option('--schemas', 'also write schemas.gen.ts: zod schemas that check requests and responses')
    .option('--checks', 'also write checks.gen.ts: the same checks, faster and without zod')
    .option('--reference', 'also write reference.md: everything you need to call the API')
    .option(
      '--mocks',
      "also write mocks.gen.ts: a mock that responds with the document's examples, as a fetch and for MSW",
    )
    .option(
      '--mock-skeleton <file>',
      'write the start of a stateful mock once, outside --out; it is yours to edit',
    )
    .option('--llms', 'also write llms.txt: an index of the reference for language models')
    .addOption(
      new Option(
        '--split <by>',
        'which operations get their own file (default: each, for 100 operations or more)',
      ).choices(['operations', 'tags', 'none']),
    )
    .option('--only <tag|pattern>', 'a tag, or operationIds with * for any text; repeatable', collect)
    .option('--skip', "leave out operations that can't be expressed")
    .addOption(
      new Option(
        '--import-ending <ending>',
        'ending of imports between the files (default: from your tsconfig)',
      ).choices(['.ts', '.js', 'none']),
    )
    .addOption(
      new Option(
        '--operation-names <names>',
        'keep operationIds as given, or shorten those that frameworks generate',
      ).choices(['given', 'readable']),
    )
    .option('--token-scheme <name>', 'security scheme that the token is for, if the document has several')
    .option('--base-url <url>', "base URL of the API, instead of the document's servers")
    .addOption(
      new Option('--int64 <type>', 'type of 64-bit integers').choices(['number', 'string', 'bigint']),
    )
    .addOption(new Option('--dates <type>', 'type of dates').choices(['text', 'Date', 'Temporal']))
    .addOption(
      new Option('--enums <kind>', 'whether enums in responses allow other values').choices([
        'open',
        'closed',
      ]),
    )
    .addOption(loadHeaderFlag())
    .option('--check', 'write nothing; exit with 1 and list files that are out of date')
    .addOption(
      new Option('-w, --watch', 'regenerate when a document or the config changes').conflicts('check'),
    )
    .addOption(
      new Option('-n, --dry-run', 'write nothing; list what would be written').conflicts(['check', 'watch']),
    )
    .option('--force', 'write into a folder with other files, overwriting those with the same names')
    .addHelpText('after', help)
    .action(async (documents: string[], flags: GenerateFlags) => {
      // Imported here, so that no other command loads the generator.
      const { runGenerate } = await import('./generate/run.ts')
      await runGenerate(documents, flags)
    })
}

const help = `
The files import only sdk/runtime of the installed package; schemas.gen.ts also imports zod, and
checks.gen.ts sdk/checks.

${exitStatusHelp}

Here, 1 means that a client can't be generated or that --check found something. 2 also means that a document
doesn't exist or a folder can't be written to. 4 to 8 are about loading a document from a URL.

Examples:
  sdk generate openapi.yaml --out src/api
  sdk generate https://example.com/openapi.json --out src/api --schemas -H 'Authorization=Bearer $TOKEN'
  sdk generate --check
`
