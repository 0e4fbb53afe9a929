/** What DNS says, in the shapes the rest of this folder works with. */

/** The kinds of records that are asked for. */
export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'NAPTR' | 'PTR' | 'SRV' | 'TXT'

/** One address of a name (RFC 1035 section 3.4.1, RFC 3596). */
export interface AddressRecord {
  readonly type: 'A' | 'AAAA'
  /** In the form of `canonicalAddress`. */
  readonly address: string
}

/** Another name (RFC 1035 sections 3.3.1 and 3.3.12). */
export interface NameRecord {
  readonly type: 'CNAME' | 'PTR'
  /** In lower case, without the dot at the end. */
  readonly target: string
}

/** A host that gives a service (RFC 2782). */
export interface SrvRecord {
  readonly type: 'SRV'
  /** Lower is tried first. */
  readonly priority: number
  /** How much of the work of its priority it takes. */
  readonly weight: number
  readonly port: number
  /** In lower case, without the dot at the end; `.` alone says that the service is not given. */
  readonly target: string
}

/** A service a domain gives, and the name to ask for next (RFC 3403 section 4). */
export interface NaptrRecord {
  readonly type: 'NAPTR'
  /** Lower is worked through first. */
  readonly order: number
  /** Lower is liked better, within one order. */
  readonly preference: number
  /** In lower case: `s`, `a`, `u`, `p` or nothing. */
  readonly flags: string
  /** As it was sent: `SIP+D2U`. */
  readonly services: string
  /** A substitution expression, as it was sent. */
  readonly regexp: string
  /** In lower case, without the dot at the end; `.` alone for none. */
  readonly replacement: string
}

/** Free text; the strings of one record are joined (RFC 1035 section 3.3.14). */
export interface TxtRecord {
  readonly type: 'TXT'
  readonly text: string
}

/** One record. */
export type DnsRecord = AddressRecord | NameRecord | SrvRecord | NaptrRecord | TxtRecord

/** How a question ended. */
export type Verdict =
  /** There are records. */
  | 'found'
  /** The name exists, but has no records of the type. */
  | 'no-data'
  /** There is no such name. */
  | 'no-name'
  /** No server gave an answer that can be used. */
  | 'failed'

/** What became of a question. */
export interface Answer {
  readonly verdict: Verdict
  /** The name that has the records: the one asked for, or where its CNAME records lead. */
  readonly name: string
  readonly type: RecordType
  /** Seconds it may be kept; 0 for a question that failed. */
  readonly ttl: number
  /** All of the type asked for; empty unless found. */
  readonly records: readonly DnsRecord[]
}

/**
 * An answer that holds no records.
 *
 * @param verdict - why there are none
 * @param name - the name that was asked for
 * @param type - the type that was asked for
 */
export function emptyAnswer(
  verdict: Exclude<Verdict, 'found'>,
  name: string,
  type: RecordType,
): Answer {
  return { verdict, name, type, ttl: 0, records: [] }
}
