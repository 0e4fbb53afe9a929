/** Remembered answers as commands show them. */

import type { CacheView } from '../../net/locate/dns/cache-entry.ts'
import type { DnsRecord, RecordType } from '../../net/locate/dns/records.ts'

/** RFC 1035 section 3.2.2, RFC 2782, RFC 3403, RFC 3596. */
const NUMBERS: Readonly<Record<RecordType, number>> = {
  A: 1,
  CNAME: 5,
  PTR: 12,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
}

const NEGATIVE = 1
const PERMANENT = 2

const yesNo = (value: boolean): 'yes' | 'no' => (value ? 'yes' : 'no')

/** An entry with all its records. */
export function shownEntry(view: CacheView): Readonly<Record<string, unknown>> {
  const { name, type, bytes, permanent, expiresIn, lastUsed, negative, records } = view
  const entry = {
    name,
    type,
    size_bytes: bytes,
    reference_counter: 1,
    permanent: yesNo(permanent),
    expires: expiresIn,
    last_used: lastUsed,
    negative_entry: yesNo(negative),
  }
  if (records.length === 0) return entry
  const common = { rr_permanent: yesNo(permanent), rr_expires: expiresIn }
  return {
    ...entry,
    records: records.map((record, index) => ({ rr_idx: index, ...facts(record), ...common })),
  }
}

function facts(record: DnsRecord): Readonly<Record<string, unknown>> {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return { rr_ip: record.address }
    case 'CNAME':
    case 'PTR':
      return { rr_name: record.target }
    case 'SRV': {
      const { target, port, priority, weight } = record
      return { rr_name: target, rr_port: port, rr_priority: priority, rr_weight: weight }
    }
    case 'NAPTR': {
      const { order, preference, flags, services, regexp, replacement } = record
      return {
        rr_order: order,
        rr_preference: preference,
        rr_flags: flags,
        rr_service: services,
        rr_regexp: regexp,
        rr_replacement: replacement,
      }
    }
    case 'TXT':
      return { txt: [{ idx: 0, rr_txt: record.text }] }
  }
}

function flagsOf({ negative, permanent }: CacheView): number {
  return (negative ? NEGATIVE : 0) | (permanent ? PERMANENT : 0)
}

/** An entry in one row of bare values: name, type, bytes, uses, seconds left, seconds unused, flags. */
export function briefEntry(view: CacheView): readonly (string | number)[] {
  const { name, type, bytes, expiresIn, lastUsed } = view
  return [name, NUMBERS[type], bytes, 1, expiresIn, lastUsed, flagsOf(view)]
}

/** The same for each of its records, with what the record says. */
export function briefRecords(view: CacheView): readonly (string | number)[] {
  const { name, type, bytes, expiresIn, lastUsed, records } = view
  return records.flatMap((record, index) => [
    name,
    NUMBERS[type],
    index,
    bytes,
    1,
    expiresIn,
    lastUsed,
    flagsOf(view),
    ...brief(record),
    expiresIn,
  ])
}

function brief(record: DnsRecord): readonly [kind: string, text: string] {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return ['ip', record.address]
    case 'CNAME':
      return ['cname', record.target]
    case 'PTR':
      return ['ptr', record.target]
    case 'SRV':
      return ['srv', record.target]
    case 'NAPTR': {
      const { flags, services, regexp, replacement } = record
      return ['naptr', flags + services + regexp + replacement]
    }
    case 'TXT':
      return ['txt', record.text]
  }
}
