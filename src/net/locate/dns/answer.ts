/** The bytes of questions and answers. */

import { type Answer as WireRecord, decode, encode, RECURSION_DESIRED } from 'dns-packet'

import { canonicalAddress } from '../../ip-address.ts'
import { isSoundAnswer } from './answer-guard.ts'
import { domainName } from './names.ts'
import type { Answer, DnsRecord, RecordType } from './records.ts'

/** How many CNAME records are followed from one name. */
export const MAX_ALIASES = 8

/** How many records of one answer are used. */
export const MAX_RECORDS_USED = 64

const REPLY = 0x8000
const TRUNCATED = 0x0200
const CODE = 0x000f
const NO_ERROR = 0
const NO_SUCH_NAME = 3
const LONGEST_TTL = 0x7fff_ffff

/** A question on its way. */
export interface Question {
  /** 16 bits nobody can guess. */
  readonly id: number
  /** Of `domainName`. */
  readonly name: string
  readonly type: RecordType
  /** Accepts records of any name that begins with this one and a dot; null accepts the name asked for alone. */
  readonly prefix: string | null
}

/** What a message that came in is worth. */
export type Reading =
  /** It does not belong to the question; the right one may still come. */
  | { readonly kind: 'stray' }
  /** It was cut to fit; TCP has room for all of it. */
  | { readonly kind: 'truncated' }
  /** The server cannot or will not say, or what it said cannot be read. */
  | { readonly kind: 'useless' }
  /** An answer; `alias` is where the name's CNAME records lead when what is there was not sent along. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly alias: string | null }

const STRAY: Reading = { kind: 'stray' }
const CUT: Reading = { kind: 'truncated' }
const USELESS: Reading = { kind: 'useless' }

/**
 * The bytes that ask a question.
 *
 * @param question - whose name came through `domainName`
 */
export function questionBytes(question: Question): Buffer {
  return encode({
    type: 'query',
    id: question.id,
    flags: RECURSION_DESIRED,
    questions: [{ type: question.type, name: question.name, class: 'IN' }],
  })
}

/**
 * Reads what came back for a question.
 *
 * Only the answer section counts: what a server adds about other names is not believed, so no answer can speak for a name that was
 * not asked for.
 *
 * @param bytes - one DNS message; its counts of the later sections are overwritten
 * @param question - what was asked
 *
 * @rfc 1035 section 7.3
 * @rfc 5452 section 9
 */
export function readAnswer(bytes: Buffer, question: Question): Reading {
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== question.id) return STRAY
  const flags = bytes.readUInt16BE(2)
  if ((flags & REPLY) === 0) return STRAY
  const code = flags & CODE
  const truncated = (flags & TRUNCATED) !== 0
  if (bytes.readUInt16BE(4) === 0 && code !== NO_ERROR && code !== NO_SUCH_NAME) return USELESS
  if (truncated) bytes.writeUInt16BE(0, 6)
  if (!isSoundAnswer(bytes)) return USELESS
  bytes.writeUInt32BE(0, 8)
  const packet = decodeSound(bytes)
  const asked = packet?.questions?.[0]
  if (packet === null || asked === undefined) return USELESS
  if (
    asked.name.toLowerCase() !== question.name ||
    asked.type !== question.type ||
    asked.class !== 'IN'
  ) {
    return STRAY
  }
  if (truncated) return CUT
  if (code !== NO_ERROR && code !== NO_SUCH_NAME) return USELESS
  return collect(packet.answers ?? [], question, code === NO_SUCH_NAME)
}

function decodeSound(bytes: Buffer): ReturnType<typeof decode> | null {
  try {
    return decode(bytes)
  } catch {
    return null
  }
}

/** Follows the CNAME records from the name asked for, and takes the records of the type where they end. */
function collect(sent: readonly WireRecord[], question: Question, noName: boolean): Reading {
  const aliases = new Map<string, { target: string; ttl: number }>()
  for (const record of sent) {
    if (record.type !== 'CNAME' || record.class !== 'IN' || question.type === 'CNAME') continue
    const target = domainName(record.data)
    const owner = record.name.toLowerCase()
    if (target !== null && !aliases.has(owner)) aliases.set(owner, { target, ttl: timeOf(record) })
  }
  let name = ownerOf(sent, question)
  let ttl = LONGEST_TTL
  for (let followed = 0; ; followed++) {
    const alias = aliases.get(name)
    if (alias === undefined) break
    if (followed === MAX_ALIASES) return USELESS
    name = alias.target
    ttl = Math.min(ttl, alias.ttl)
  }
  const records: DnsRecord[] = []
  for (const record of sent) {
    if (record.type !== question.type || record.name.toLowerCase() !== name) continue
    const read = recordOf(record)
    if (read === null || records.length === MAX_RECORDS_USED) continue
    records.push(read)
    ttl = Math.min(ttl, timeOf(record))
  }
  const { type } = question
  if (records.length > 0) {
    const answer: Answer = { verdict: 'found', name, type, ttl, records }
    return { kind: 'answer', answer, alias: null }
  }
  const alias = name === question.name || noName ? null : name
  const verdict = noName ? 'no-name' : 'no-data'
  const kept = ttl === LONGEST_TTL ? 0 : ttl
  return { kind: 'answer', answer: { verdict, name, type, ttl: kept, records }, alias }
}

/** The name whose records count: the one asked for, unless the search list may have been completed otherwise. */
function ownerOf(sent: readonly WireRecord[], question: Question): string {
  if (question.prefix === null) return question.name
  const first = sent[0]?.name.toLowerCase() ?? ''
  return first.startsWith(`${question.prefix}.`) ? first : question.name
}

function timeOf(record: WireRecord): number {
  const ttl = 'ttl' in record ? (record.ttl ?? 0) : 0
  // RFC 2181 section 8: with the highest bit set it counts as none.
  return ttl > LONGEST_TTL ? 0 : ttl
}

const PRINTABLE = /^[\x20-\x7e]*$/

function recordOf(record: WireRecord): DnsRecord | null {
  if (!('class' in record) || record.class !== 'IN') return null
  switch (record.type) {
    case 'A':
    case 'AAAA': {
      const address = canonicalAddress(record.data)
      return address === null ? null : { type: record.type, address }
    }
    case 'CNAME':
    case 'PTR': {
      const target = domainName(record.data)
      return target === null ? null : { type: record.type, target }
    }
    case 'SRV': {
      const { priority = 0, weight = 0, port } = record.data
      const target = nameOrRoot(record.data.target)
      return target === null ? null : { type: 'SRV', priority, weight, port, target }
    }
    case 'NAPTR': {
      const { order, preference, flags, services, regexp } = record.data
      const replacement = nameOrRoot(record.data.replacement)
      if (replacement === null || !PRINTABLE.test(flags + services + regexp)) return null
      const lowered = flags.toLowerCase()
      return { type: 'NAPTR', order, preference, flags: lowered, services, regexp, replacement }
    }
    case 'TXT': {
      const parts = Array.isArray(record.data) ? record.data : [record.data]
      const text = parts.map((part) => part.toString('latin1')).join('')
      return { type: 'TXT', text }
    }
    default:
      return null
  }
}

function nameOrRoot(text: string): string | null {
  return text === '.' ? text : domainName(text)
}
