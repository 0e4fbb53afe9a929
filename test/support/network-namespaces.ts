/** Two machines in one: network namespaces joined by two wires, where the system lets a test make them. */

import { spawnSync } from 'node:child_process'

/** Two namespaces, and the addresses of their ends of each wire. */
export interface TwoNetworks {
  /** The one for the server: it has an address on each wire. */
  readonly here: string
  /** The one for its peers. */
  readonly there: string
  /** The server's addresses, by wire. */
  readonly own: readonly [string, string]
  /** The peers' addresses, by wire. */
  readonly peers: readonly [string, string]
  /** Takes both away, with all that is in them. */
  remove(): void
}

function ip(...args: readonly string[]): boolean {
  return spawnSync('ip', args, { stdio: 'ignore' }).status === 0
}

/** Makes them; null where this user or system may not. */
export function twoNetworks(): TwoNetworks | null {
  const here = `siprose-a${process.pid}`
  const there = `siprose-b${process.pid}`
  const remove = (): void => {
    ip('netns', 'del', here)
    ip('netns', 'del', there)
  }
  const own = ['10.77.1.1', '10.77.2.1'] as const
  const peers = ['10.77.1.2', '10.77.2.2'] as const
  let made = ip('netns', 'add', here) && ip('netns', 'add', there)
  for (const wire of [0, 1] as const) {
    const [a, b] = [`spa${wire}`, `spb${wire}`]
    made &&=
      ip('-n', here, 'link', 'add', a, 'type', 'veth', 'peer', 'name', b, 'netns', there) &&
      ip('-n', here, 'addr', 'add', `${own[wire]}/24`, 'dev', a) &&
      ip('-n', there, 'addr', 'add', `${peers[wire]}/24`, 'dev', b) &&
      ip('-n', here, 'link', 'set', a, 'up') &&
      ip('-n', there, 'link', 'set', b, 'up')
  }
  made &&= ip('-n', here, 'link', 'set', 'lo', 'up')
  // what comes from the address of the other wire is to arrive, too
  const open = 'for f in /proc/sys/net/ipv4/conf/*/rp_filter; do echo 0 > $f; done'
  made &&= ip('netns', 'exec', there, 'sh', '-c', open)
  if (!made) {
    remove()
    return null
  }
  return { here, there, own, peers, remove }
}

/** A command that runs in a namespace. */
export function inside(namespace: string, command: readonly string[]): readonly string[] {
  return ['ip', 'netns', 'exec', namespace, ...command]
}
