import { Argument, type Command } from 'commander'
import { scripts } from './completion/shells.ts'
import { suggest } from './completion/suggest.ts'
import { write } from './output.ts'

/** Adds the command that prints a shell's completion script, and the one that the script calls. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print the completion script for your shell')
    .description(
      'Prints a script that lets the shell complete commands, groups, operations, flags and parameters.',
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
Add one of these lines to your shell's startup file. It needs \`sdk\` as a command: installed with
-g, or with node_modules/.bin in PATH.
  ~/.bashrc                    source <(sdk completion bash)
  ~/.zshrc, after compinit     source <(sdk completion zsh)
  ~/.config/fish/config.fish   sdk completion fish | source
`
