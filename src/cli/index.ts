import { Command } from 'commander'
import { version } from '../../package.json'
import { addCall } from './call.ts'
import { addCompletion } from './completion.ts'
import { addGenerate } from './generate.ts'
import { addMcp } from './mcp.ts'
import { addMock } from './mock.ts'
import { addOperations } from './operations.ts'
import { endWithReader } from './output.ts'
import { hasColors, paint } from './paint.ts'
import { report } from './report.ts'

// Prints the steps of each call. Imported only if set, so that other starts stay fast.
if (process.env.SDK_DEBUG) await import('../debug/index.ts')

const program = new Command('sdk')
  .description('Typed clients for HTTP APIs that manage sandboxes, and mocks of those APIs.')
  .version(version)
  .configureHelp({
    styleTitle: (title) => paint('bold', title),
    showGlobalOptions: false,
  })
  .configureOutput({
    outputError: (text, write) => write(text.replace(/^error:/, paint('red', 'error:', process.stderr))),
    getOutHasColors: () => hasColors(process.stdout),
    getErrHasColors: () => hasColors(process.stderr),
  })
  .addHelpText(
    'after',
    `
Try it without an account:
  sdk mock &
  sdk operations sandbox
  sdk call sandbox createSandbox --body '{"name":"dev"}' --base-url http://127.0.0.1:4020/sandbox --token any

See sdk <command> --help.
`,
  )
  .showHelpAfterError('(see --help)')
  // 2 is the usual exit status for a wrong command.
  .exitOverride(({ exitCode }) => process.exit(exitCode ? 2 : 0))

addOperations(program)
addCall(program)
addMock(program)
addMcp(program)
addGenerate(program)
addCompletion(program)
endWithReader()

await program.parseAsync().catch((error: unknown) => {
  process.exitCode = report(error, false)
})
