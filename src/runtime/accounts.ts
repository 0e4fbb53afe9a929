/** Users and groups of this machine, by their names or numbers. */

import { execFileSync } from 'node:child_process'

/** The number of a user; null where nobody is called so. */
export function userId(user: string): number | null {
  return idOf('-u', user) ?? numberIn(user)
}

/** The number of a group; null where none is called so. */
export function groupId(group: string): number | null {
  return numberIn(ask('getent', ['group', group])?.split(':')[2] ?? '') ?? numberIn(group)
}

/** The number of a user's own group; null where nobody is called so. */
export function mainGroupOf(user: string): number | null {
  return idOf('-g', user)
}

/** The numbers of all groups that a user is in. */
export function groupsOf(user: string): readonly number[] {
  const numbers = (ask('id', ['-G', '--', user]) ?? '').split(' ')
  return numbers.map(numberIn).filter((each) => each !== null)
}

function idOf(flag: string, user: string): number | null {
  return numberIn(ask('id', [flag, '--', user]) ?? '')
}

/** What a program says; null where it is not there, or does not know. */
function ask(program: string, args: readonly string[]): string | null {
  try {
    const options = { stdio: ['ignore', 'pipe', 'ignore'] as const, timeout: 5000 }
    return execFileSync(program, args, { ...options, stdio: [...options.stdio] })
      .toString()
      .trim()
  } catch {
    // Either way there is no number.
    return null
  }
}

function numberIn(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
