/** The order in which the hosts of a service are tried. */

import type { DnsRecord, SrvRecord } from './dns/records.ts'
import type { RandomSource } from './random-source.ts'

/** How records of one priority are put in order. */
export interface SrvChoice {
  /** Chance decides, each record by its weight; otherwise the heaviest stands first. */
  readonly balance: boolean
  readonly random: RandomSource
}

/**
 * SRV records as they are to be tried: by priority, then by weight.
 *
 * @param records - an answer; records of other types are left out
 * @param choice - what weights mean
 *
 * @rfc 2782
 */
export function srvOrder(records: readonly DnsRecord[], choice: SrvChoice): SrvRecord[] {
  const sorted = records
    .filter((record) => record.type === 'SRV')
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
  if (!choice.balance) return sorted
  const ordered: SrvRecord[] = []
  let from = 0
  for (let at = 1; at <= sorted.length; at++) {
    if (sorted[at]?.priority === sorted[from]?.priority) continue
    ordered.push(...drawn(sorted.slice(from, at), choice.random))
    from = at
  }
  return ordered
}

/** Draws records of one priority, each with the chance its weight gives it among those left. */
function drawn(records: SrvRecord[], random: RandomSource): SrvRecord[] {
  // RFC 2782: records of weight 0 stand first, so that they have a small chance where others have weight.
  const left = records.sort((a, b) => Number(a.weight > 0) - Number(b.weight > 0))
  let sum = left.reduce((total, record) => total + record.weight, 0)
  const order: SrvRecord[] = []
  while (left.length > 0) {
    const mark = random.uint32() % (sum + 1)
    let running = 0
    const at = left.findIndex((record) => (running += record.weight) >= mark)
    const [record] = left.splice(Math.max(at, 0), 1)
    if (record === undefined) break
    sum -= record.weight
    order.push(record)
  }
  return order
}
