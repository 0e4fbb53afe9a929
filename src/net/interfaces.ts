/** The interfaces of this machine, by name. */

import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'

/**
 * The number of an interface.
 *
 * @param name - as the system lists it
 * @returns 0 where there is none of that name
 */
export function interfaceIndex(name: string): number {
  if (!/^[\w.@-]{1,15}$/.test(name) || name.startsWith('.')) return 0
  try {
    return Number(readFileSync(`/sys/class/net/${name}/ifindex`, 'latin1')) || 0
  } catch {
    // No such file where the system is no Linux: link-local addresses carry the number there.
    const scoped = networkInterfaces()[name]?.find((entry) => (entry.scopeid ?? 0) > 0)
    return scoped?.scopeid ?? 0
  }
}

/**
 * What names an interface to `dgram`: its address, or in IPv6 a zone.
 *
 * @param name - as the system lists it
 * @returns null where there is none of that name and family
 */
export function interfaceAddress(name: string, family: 4 | 6): string | null {
  if (family === 6) return interfaceIndex(name) === 0 ? null : `::%${name}`
  const entries = networkInterfaces()[name] ?? []
  return entries.find((entry) => entry.family === 'IPv4')?.address ?? null
}
