/** Plays a `dns` fence: from here on names stand for what it says. */

import type { DnsRow } from '../grammar/dns-lines.ts'
import type { Failure } from '../failure.ts'
import type { ZoneEntry } from '../world/zone.ts'
import type { Session } from './session.ts'

/**
 * Tells the name servers. What an earlier fence has said of the same name and type is forgotten.
 *
 * @param session - the example
 * @param rows - the lines of the fence
 */
export function playDns(session: Session, rows: readonly DnsRow[]): Failure | null {
  const entries = new Map<string, ZoneEntry>()
  for (const { name, type, ttl, record, delayMs } of rows) {
    const key = `${type} ${name}`
    const before = entries.get(key)?.records ?? []
    const records = record === null ? null : record === 'none' ? before : [...before, record]
    entries.set(key, { name, type, ttl, records, delayMs })
  }
  for (const entry of entries.values()) session.world.zone.set(entry)
  return null
}
