/** What `siprose -h` prints. */

import { flagHelp } from './options.ts'

/** Each command, and what it does. */
export const commands: readonly (readonly [command: string, text: string])[] = [
  ['siprose -f FILE', 'run a server in the background; ends with 0 once it listens'],
  ['siprose run FILE', 'run a server here, its log on this terminal'],
  [
    'siprose check FILE',
    'say all that is wrong with a configuration; --format=json or sarif for programs',
  ],
  ['siprose check --explain FILE:LINE', 'show the code that a line became, and what it reaches'],
  ['siprose fmt FILE…', 'put a configuration into the usual lines and columns; --check only looks'],
  ['siprose lsp', 'help an editor, which starts it; -f FILE names the main file of many'],
  [
    'siprose test FILE.md',
    'play the examples of a Markdown file; -f FILE plays them on your configuration',
  ],
  ['siprose rpc COMMAND', 'ask a running server; -f FILE names its configuration'],
  ['siprose db COMMAND URL', 'create, check, migrate and show the tables of a database'],
  ['siprose user COMMAND', 'add, remove and list who may log in; passwd changes a password'],
  [
    'siprose alias, domain, address, dispatcher, speeddial, acl',
    'add, remove and list rows of these tables',
  ],
  ['siprose doc NAME', 'explain a function, parameter, variable, transformation or error code'],
  ['siprose licenses', 'print the licences of the server and of all that it uses'],
]

const WIDTH = 24

/** Commands, then flags. */
export function helpText(): string {
  const lines = ['Usage:']
  for (const [command, text] of commands) lines.push(`  ${command.padEnd(WIDTH)} ${text}`)
  lines.push('', 'Flags:')
  for (const [flags, value, text] of flagHelp) {
    lines.push(`  ${`${flags} ${value}`.padEnd(WIDTH)} ${text}`)
  }
  return `${lines.join('\n')}\n`
}
