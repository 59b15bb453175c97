import { Argument, type Command } from 'commander'
import { scripts } from './completion/shells.ts'
import { suggest } from './completion/suggest.ts'
import { write } from './output.ts'

/** Adds the command that prints what a shell needs to complete, and the one that the shell then asks. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print what your shell needs to complete commands')
    .description(
      'Prints a script: the shell then completes commands, groups, operations, flags and parameters.',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .addHelpText('after', help)
    .action((shell: string) => write(`${scripts[shell]}\n`))

  program
    .command('complete', { hidden: true })
    .argument('<line...>')
    .action(async (line: string[]) => {
      const suggestions = await suggest(program, line.join(' '))
      await write(suggestions.map(([value, about = '']) => `${value}\t${about}\n`).join(''))
    })
}

const help = `
Put one of these lines into the file that your shell reads at start. It is for \`sdk\` as a command: installed with
-g, or with node_modules/.bin in PATH.
  ~/.bashrc                    source <(sdk completion bash)
  ~/.zshrc, after compinit     source <(sdk completion zsh)
  ~/.config/fish/config.fish   sdk completion fish | source
`
