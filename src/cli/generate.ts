import { type Command, Option } from 'commander'
import { exitStatusHelp } from './exit-status.ts'
import type { GenerateFlags } from './generate/flags.ts'

/** Adds the command that makes a client of any OpenAPI document. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .summary('generate a client from OpenAPI documents')
    .description(
      'Writes a typed client for each OpenAPI document into your source tree. Without arguments it does what sdk.config.ts says.',
    )
    .argument('[document...]', 'a file or an http(s) URL: OpenAPI or Swagger, YAML or JSON')
    .option('-o, --out <folder>', 'where the files go; the folder is for them alone')
    .option('-c, --config <file>', 'another config than sdk.config.{ts,mts,js,mjs,json}')
    .option('--name <name>', 'name of the API (default: of its file, or its title)')
    .option('--schemas', 'write schemas.gen.ts, too: zod schemas that check requests and answers')
    .option('--checks', 'write checks.gen.ts, too: what these schemas check, faster and without zod')
    .option('--reference', 'write reference.md, too: everything it takes to call the API')
    .option('--mocks', 'write mocks.gen.ts, too: a mock that answers with examples, as a fetch and for MSW')
    .option('--llms', 'write llms.txt, too: an index of the reference for language models')
    .addOption(
      new Option(
        '--split <by>',
        'which operations get a file of their own (default: each, in a document of 100 or more)',
      ).choices(['operations', 'tags', 'none']),
    )
    .option('--only <tag|pattern>', 'a tag, or operationIds, where * is any text; may be repeated', collect)
    .option('--skip', 'leave out operations that cannot be expressed, and go on with the rest')
    .addOption(
      new Option(
        '--import-ending <ending>',
        "ending of imports between the files (default: your tsconfig's)",
      ).choices(['.ts', '.js', 'none']),
    )
    .option('--base-url <url>', "the API's address, in place of the document's servers")
    .addOption(
      new Option('--int64 <type>', 'what 64-bit integers are').choices(['number', 'string', 'bigint']),
    )
    .addOption(new Option('--dates <type>', 'what dates are').choices(['text', 'Date', 'Temporal']))
    .addOption(
      new Option('--enums <kind>', 'whether answers may hold values that no enum has').choices([
        'open',
        'closed',
      ]),
    )
    .option(
      '-H, --header <name=value>',
      "a header to load a URL with; '$NAME' takes it from the environment; may be repeated",
      collect,
    )
    .option('--check', 'write nothing; exit with 1 and name the files that are not up to date')
    .addOption(
      new Option(
        '-w, --watch',
        'generate again whenever a file of a document, or the config, changes',
      ).conflicts('check'),
    )
    .addOption(
      new Option('-n, --dry-run', 'write nothing; say what would be written').conflicts(['check', 'watch']),
    )
    .option(
      '--force',
      'write into a folder that holds files of somebody else, over them where names are equal',
    )
    .addHelpText('after', help)
    .action(async (documents: string[], flags: GenerateFlags) => {
      // Here alone: no other command pays for loading the generator.
      const { runGenerate } = await import('./generate/run.ts')
      await runGenerate(documents, flags)
    })
}

const help = `
The files import sdk/runtime of the installed package, and nothing else; schemas.gen.ts imports zod, and
checks.gen.ts sdk/checks.

${exitStatusHelp}

Here, 1 is a document that cannot be generated, or a --check that found something; 2 also a document that is not
there, and a folder that cannot be written to; 4 to 8 are about loading a document from a URL.

Examples:
  sdk generate openapi.yaml --out src/api
  sdk generate https://example.com/openapi.json --out src/api --schemas -H 'Authorization=Bearer $TOKEN'
  sdk generate --check
`

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]
