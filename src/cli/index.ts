#!/usr/bin/env node
import { Command } from 'commander'
import { version } from '../../package.json'
import { addMock } from './mock.ts'
import { paint } from './paint.ts'

const program = new Command('sdk')
  .description('Typed clients for HTTP APIs that manage sandboxes, and fakes of those APIs.')
  .version(version)
  .configureHelp({ styleTitle: (title) => paint('bold', title), showGlobalOptions: false })
  .configureOutput({
    outputError: (text, write) => write(text.replace(/^error:/, paint('red', 'error:', process.stderr))),
  })
  .showHelpAfterError('(--help says more)')
  // 2 is the usual status for a command that is wrong.
  .exitOverride(({ exitCode }) => process.exit(exitCode ? 2 : 0))

addMock(program)

await program.parseAsync()
