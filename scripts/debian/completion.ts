/** What the shell offers behind `siprose`: commands and flags, then files. */

import { commands } from '../../src/cli/help.ts'
import { flagHelp } from '../../src/cli/options.ts'

/** The text for bash-completion. */
export function completionText(): string {
  const flags = flagHelp.flatMap(([names]) => names.split(', '))
  // `siprose alias, domain, …` is a list of commands in one row
  const words = commands.flatMap(([usage]) => wordsOf(usage.replace(/^siprose /, '')))
  return `# completion of siprose for bash
_siprose() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] || [ "\${word:0:1}" = - ]; then
    mapfile -t COMPREPLY < <(compgen -W '${[...new Set([...words, ...flags])].join(' ')}' -- "$word")
  fi
  if [ "\${#COMPREPLY[@]}" -eq 0 ]; then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _siprose siprose
`
}

function wordsOf(usage: string): readonly string[] {
  const [first = ''] = usage.split(/ (?=[A-Z-])/)
  return first.split(/, | /).filter((word) => /^[a-z]+$/.test(word))
}
