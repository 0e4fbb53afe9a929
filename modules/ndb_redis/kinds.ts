/** Commands that others must not be made to share a connection with. */

import type { Command } from './resp/encode.ts'

/** What a command does to the connection it is sent on. */
export type Kind = 'plain' | 'begins' | 'ends' | 'waits' | 'takes over'

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...['MULTI', 'WATCH', 'SELECT'].map((name) => [name, 'begins'] as const),
  ...['EXEC', 'DISCARD', 'UNWATCH'].map((name) => [name, 'ends'] as const),
  ...[
    'BLPOP',
    'BRPOP',
    'BRPOPLPUSH',
    'BLMOVE',
    'BLMPOP',
    'BZPOPMIN',
    'BZPOPMAX',
    'BZMPOP',
    'XREAD',
    'XREADGROUP',
    'WAIT',
    'WAITAOF',
  ].map((name) => [name, 'waits'] as const),
  ...[
    'SUBSCRIBE',
    'PSUBSCRIBE',
    'SSUBSCRIBE',
    'MONITOR',
    'HELLO',
    'SYNC',
    'PSYNC',
    'QUIT',
    'RESET',
  ].map((name) => [name, 'takes over'] as const),
])

/** What a command does. */
export function kindOf(command: Command): Kind {
  const name = (command[0] ?? '').toUpperCase()
  if (name === 'CLIENT' && command[1]?.toUpperCase() === 'REPLY') return 'takes over'
  return kinds.get(name) ?? 'plain'
}
