/** The `dns` fence: what names stand for, as zone files say it (RFC 1035 section 5.1). */

import { domainName } from '../../../net/locate/dns/names.ts'
import type { DnsRecord, RecordType } from '../../../net/locate/dns/records.ts'
import { canonicalAddress } from '../../../net/ip-address.ts'
import { trimBytes, trimBytesStart } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import { parseDuration } from './duration.ts'
import { linesOf, type FenceLine, type Origin } from './fence-lines.ts'

/** One line. */
export interface DnsRow {
  /** Of `domainName`. */
  readonly name: string
  readonly type: RecordType
  /** Seconds. */
  readonly ttl: number
  /** null: no server answers; `none`: there is no record of the type. */
  readonly record: DnsRecord | 'none' | null
  /** How long the answer takes. */
  readonly delayMs: number
}

/** What a `dns` fence says, and what is wrong with it. */
export interface DnsRows {
  readonly rows: readonly DnsRow[]
  readonly problems: readonly Problem[]
}

const DEFAULT_TTL = 3600
const MAX_NUMBER = 65_535

const form =
  'write `example.com. 60 IN SRV 10 60 5060 sip1.example.com.`; types are A, AAAA, CNAME, NAPTR, PTR, SRV and TXT'

/**
 * Reads a `dns` fence.
 *
 * @param text - the text of the fence, one character a byte
 * @param origin - where it starts
 */
export function parseDns(text: string, origin: Origin): DnsRows {
  const rows: DnsRow[] = []
  const problems: Problem[] = []
  for (const line of linesOf(text, origin)) {
    if (line.blank || /^[#;]/.test(trimBytesStart(line.text))) continue
    const row = parseLine(line)
    if (isProblem(row)) problems.push(row)
    else rows.push(row)
  }
  return { rows, problems }
}

const linePattern =
  /^(\S+)(?:\s+(\d{1,10}))?(?:\s+IN)?\s+([A-Z]+)(?:\s+(.*?))?(?:\s+after\s+(\S+))?$/

function parseLine(line: FenceLine): DnsRow | Problem {
  const [, owner = '', seconds, word = '', data = '', span] =
    linePattern.exec(trimBytes(line.text)) ?? []
  const name = domainName(owner)
  const type = typeOf(word)
  const delayMs = span === undefined ? 0 : parseDuration(span)
  if (name === null || type === null || delayMs === null) {
    return problem(DocsCode.DNS_SYNTAX, line.place(), 'this line is no record', { help: form })
  }
  const record = data === 'FAILS' ? null : data === 'NONE' ? 'none' : recordOf(type, data)
  if (record === undefined) {
    const fact = `\`${data}\` is nothing that a record of ${type} can say`
    return problem(DocsCode.DNS_SYNTAX, line.place(), fact, { help: form })
  }
  return {
    name,
    type,
    ttl: seconds === undefined ? DEFAULT_TTL : Number(seconds),
    record,
    delayMs,
  }
}

function typeOf(word: string): RecordType | null {
  switch (word) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'NAPTR':
    case 'PTR':
    case 'SRV':
    case 'TXT':
      return word
    default:
      return null
  }
}

/** The record; undefined where the text is none of the type. */
function recordOf(type: RecordType, data: string): DnsRecord | undefined {
  switch (type) {
    case 'A':
    case 'AAAA': {
      const address = canonicalAddress(data)
      const fits = address !== null && address.includes(':') === (type === 'AAAA')
      return fits ? { type, address } : undefined
    }
    case 'CNAME':
    case 'PTR': {
      const target = domainName(data)
      return target === null ? undefined : { type, target }
    }
    case 'SRV':
      return srvOf(data)
    case 'NAPTR':
      return naptrOf(data)
    case 'TXT': {
      const [, text] = /^"([^"]*)"$/.exec(data) ?? []
      return text === undefined ? undefined : { type, text }
    }
  }
}

function srvOf(data: string): DnsRecord | undefined {
  const [, first, second, third, host = ''] = /^(\d+)\s+(\d+)\s+(\d+)\s+(\S+)$/.exec(data) ?? []
  const [priority, weight, port] = [first, second, third].map(Number)
  const target = host === '.' ? host : domainName(host)
  if (!fits(priority) || !fits(weight) || !fits(port) || target === null) return undefined
  return { type: 'SRV', priority, weight, port, target }
}

function naptrOf(data: string): DnsRecord | undefined {
  const [, first, second, flags = '', services = '', regexp = '', name = ''] =
    /^(\d+)\s+(\d+)\s+"([A-Za-z0-9]*)"\s+"([^"]*)"\s+"([^"]*)"\s+(\S+)$/.exec(data) ?? []
  const [order, preference] = [first, second].map(Number)
  const replacement = name === '.' ? name : domainName(name)
  if (!fits(order) || !fits(preference) || replacement === null) return undefined
  const lowered = flags.toLowerCase()
  return { type: 'NAPTR', order, preference, flags: lowered, services, regexp, replacement }
}

/** True for a number of 16 bits. */
function fits(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value <= MAX_NUMBER
}
