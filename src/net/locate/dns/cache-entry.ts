/** One remembered answer: what it says, how long it is good for, and what it weighs. */

import type { Answer, DnsRecord, RecordType, Verdict } from './records.ts'

/** How long an answer past its time may still stand in when no server answers (RFC 8767 section 4). */
const STALE_MS = 86_400_000
const ENTRY_BYTES = 240
const RECORD_BYTES = 80
const MAX_ADDED_RECORDS = 64

/** What is remembered. */
export interface Content {
  readonly key: string
  readonly name: string
  readonly type: RecordType
  readonly verdict: Verdict
  /** The name that has the records. */
  readonly owner: string
  readonly records: readonly DnsRecord[]
  /** Put in by hand: it holds for the name however it is written. */
  readonly byHand: boolean
  /** Stays until it is deleted by force, and counts as valid until then. */
  readonly permanent: boolean
}

/** One remembered answer. */
export interface Entry extends Content {
  readonly bytes: number
  /** When it stops being valid. */
  expiresAt: number
  /** When it stops being any good. */
  readonly staleAt: number
  /** It is past its time, and counts as valid only because no server answered. */
  standsIn: boolean
  usedAt: number
}

/**
 * An entry that begins its life now.
 *
 * @param content - what it says
 * @param ttlMs - how long it is valid; does not count for a permanent one
 * @param now - the time
 */
export function makeEntry(content: Content, ttlMs: number, now: number): Entry {
  const { key, name, owner, verdict, records } = content
  let bytes = ENTRY_BYTES + 2 * (key.length + name.length + owner.length)
  for (const record of records) bytes += recordBytes(record)
  const expiresAt = content.permanent ? Number.POSITIVE_INFINITY : now + ttlMs
  const staleAt = verdict === 'found' ? expiresAt + STALE_MS : expiresAt
  return { ...content, bytes, expiresAt, staleAt, standsIn: false, usedAt: now }
}

function recordBytes(record: DnsRecord): number {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return RECORD_BYTES + record.address.length
    case 'CNAME':
    case 'PTR':
    case 'SRV':
      return RECORD_BYTES + record.target.length
    case 'NAPTR': {
      const { flags, services, regexp, replacement } = record
      const text = flags.length + services.length + regexp.length + replacement.length
      return 2 * RECORD_BYTES + text
    }
    case 'TXT':
      return RECORD_BYTES + record.text.length
  }
}

/** One entry, for people. */
export interface CacheView {
  readonly name: string
  readonly type: RecordType
  readonly bytes: number
  readonly permanent: boolean
  /** Seconds it is still valid, 0 for a permanent one; negative: past its time, kept to stand in. */
  readonly expiresIn: number
  /** Seconds since it was last needed. */
  readonly lastUsed: number
  /** It says that something does not exist. */
  readonly negative: boolean
  readonly records: readonly DnsRecord[]
}

/**
 * The key of a name and type.
 *
 * Names written as complete are remembered apart: the search list does not hold for them.
 */
export function keyOf(bare: string, type: RecordType, complete: boolean): string {
  return complete ? `${type} ${bare}.` : `${type} ${bare}`
}

/** What an entry says, to whoever asked. */
export function answerOf(entry: Entry, now: number): Answer {
  const { verdict, owner, type, records } = entry
  const left = entry.permanent ? 0 : Math.max(Math.ceil((entry.expiresAt - now) / 1000), 0)
  return { verdict, name: owner, type, ttl: left, records }
}

/** A record that is put into the cache by hand. */
export interface Addition {
  readonly name: string
  readonly type: RecordType
  /** The record, of the type; null says that there is none. */
  readonly record: DnsRecord | null
  /** Seconds it is valid; does not count for a permanent one. */
  readonly ttl: number
  /** Stays until it is deleted by force. */
  readonly permanent: boolean
}

/** The records with one more; one that is there already is not put in twice. */
export function joined(records: readonly DnsRecord[], record: DnsRecord): readonly DnsRecord[] {
  const text = JSON.stringify(record)
  if (records.length >= MAX_ADDED_RECORDS) return records
  if (records.some((other) => JSON.stringify(other) === text)) return records
  return [...records, record]
}

/** An entry, for people. */
export function viewOf(entry: Entry, now: number): CacheView {
  const { name, type, bytes, permanent, verdict, records } = entry
  return {
    name,
    type,
    bytes,
    permanent,
    expiresIn: permanent ? 0 : Math.trunc((entry.expiresAt - now) / 1000),
    lastUsed: Math.trunc((now - entry.usedAt) / 1000),
    negative: verdict !== 'found',
    records,
  }
}
