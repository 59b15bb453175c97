/** What checks a command of a page. */
export type Owner = { readonly command: string | RegExp } & (
  | { /** It is a line of this script, which has to pass before anything lands. */ readonly line: string }
  | {
      /** A test does the same: its file, and its title or a part of it. */ readonly test: readonly [
        file: string,
        title: string,
      ]
    }
  | { /** `npm test` runs it, exactly or with more flags. */ readonly within: 'npm test' }
  | { /** shell.test.ts runs it unchanged, in a separate folder. */ readonly runs: 'unchanged' }
  | { /** shell.test.ts starts it on a free port, and stops it. */ readonly runs: 'until it serves' }
  | { /** Why nothing runs it. Keep this list short. */ readonly byHand: string }
)

/** Every command of every page has one owner, and every owner has a command. */
export const owners: readonly Owner[] = [
  { command: 'npm ci', line: '.ci/run' },
  { command: 'npm test', line: '.ci/run' },
  {
    command: 'npm start',
    test: ['test/package/quickstart.test.ts', 'calls every operation of the built package'],
  },
  { command: 'npm run format', byHand: 'it changes files; `npm run lint` checks the same' },
  {
    command: /^npm (--prefix bench )?run (bench|bench:\w+|drills|speed|typecheck)( |$)/,
    byHand: 'it installs eleven other clients, or five runtimes, and takes minutes',
  },
  {
    command: 'npm run release -- --dry-run',
    byHand: 'it reads the whole history, which a shallow clone does not have',
  },
  { command: 'npm run pack', test: ['test/docs/tarball.test.ts', 'a project that installs the tarball'] },
  { command: /^npm run /, within: 'npm test' },
  {
    command: /^npm i \.\.\/sdk\/sdk-.*\.tgz$/,
    test: ['test/docs/tarball.test.ts', 'a project that installs the tarball'],
  },
  {
    command: 'SDK_DEBUG=1 node --import sdk/debug app.js',
    test: ['test/package/debug.test.ts', 'prints every step of every copy once'],
  },
  { command: /^SDK_DEBUG=1 (bun|deno) /, byHand: 'npm run test:runtimes does it in Bun and Deno' },
  {
    command: 'npm i rate-limiter-flexible redis',
    test: ['test/package/limits.test.ts', "keep PostHog's limit to the request"],
  },
  { command: 'npx msw init public --save', runs: 'unchanged' },
  {
    command: 'source <(sdk completion bash)',
    test: ['test/cli/completion.test.ts', 'bash, after sourcing the script twice'],
  },
  { command: 'source <(sdk completion zsh)', test: ['test/cli/completion.test.ts', 'zsh'] },
  { command: 'sdk completion fish | source', test: ['test/cli/completion.test.ts', 'fish'] },
  ...[
    'npm i zod',
    'npm i -D typescript vitest',
    /^npx tsc --module/,
    'node dist/app.js',
    /^npx sdk generate tasks/,
  ].map(
    (command): Owner => ({
      command,
      test: ['test/docs/your-own-api.test.ts', 'a project that follows'],
    }),
  ),
  {
    command: 'npm install @modelcontextprotocol/server',
    test: ['test/cli/mcp.test.ts', 'names the one command that installs a missing package'],
  },
  {
    command: 'npx sdk mcp --document openapi.yaml',
    test: ['test/cli/mcp.test.ts', 'serves your own API with only its document'],
  },
  {
    command: /^npx sdk mcp /,
    test: ['test/cli/mcp.test.ts', 'lists, calls and reads with the mocks'],
  },
  {
    command: /^npx sdk generate /,
    test: ['test/cli/generate/output.test.ts', 'writes types, operations and an entry'],
  },
  { command: /^npx sdk mock(?!.*--help)/, runs: 'until it serves' },
  { command: /^(echo '.*' \| )?npx sdk /, runs: 'unchanged' },
]

/** The first owner with this command. */
export const ownerOf = (text: string): Owner | undefined =>
  owners.find(({ command }) => (typeof command === 'string' ? command === text : command.test(text)))
