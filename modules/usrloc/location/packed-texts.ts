// hot
/**
 * The texts of a contact in one string: URI, Call-ID, received, path and instance, a line each.
 *
 * Five strings take five headers; and a text cut out of a message keeps the whole message in memory, so they are copied anyway.
 */

import type { ContactFacts } from './contact-facts.ts'

const LINE_END = 10

/** The number of each text. */
export const TextField = { URI: 0, CALL_ID: 1, RECEIVED: 2, PATH: 3, INSTANCE: 4 } as const

/** The texts of a contact, packed. A joined text is copied when one of its characters is asked for. */
export function pack({ uri, callId, received, path, instance }: ContactFacts): string {
  const packed = `${uri}\n${callId}\n${received ?? ''}\n${path ?? ''}\n${instance ?? ''}`
  packed.charCodeAt(0)
  return packed
}

/** A copy of a text that keeps no other text in memory. */
export function ownText(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

/** Where a text starts. */
function startOf(packed: string, field: number): number {
  let start = 0
  for (let i = 0; i < field; i++) start = packed.indexOf('\n', start) + 1
  return start
}

/** One text; '' for one that is not there. */
export function unpack(packed: string, field: number): string {
  const start = startOf(packed, field)
  const end = packed.indexOf('\n', start)
  return packed.slice(start, end < 0 ? packed.length : end)
}

/** Whether a text is the one that stands there. */
export function holds(packed: string, field: number, text: string): boolean {
  return standsAt(packed, startOf(packed, field), text)
}

function standsAt(packed: string, start: number, text: string): boolean {
  const end = start + text.length
  if (end < packed.length && packed.charCodeAt(end) !== LINE_END) return false
  return packed.startsWith(text, start)
}

/** Whether the facts have the same texts, so that there is nothing to pack. */
export function packsSame(packed: string, facts: ContactFacts): boolean {
  const { uri, callId, received, path, instance } = facts
  let at = 0
  if (!standsAt(packed, at, uri)) return false
  at += uri.length + 1
  if (!standsAt(packed, at, callId)) return false
  at += callId.length + 1
  if (!standsAt(packed, at, received ?? '')) return false
  at += (received === null ? 0 : received.length) + 1
  if (!standsAt(packed, at, path ?? '')) return false
  at += (path === null ? 0 : path.length) + 1
  return standsAt(packed, at, instance ?? '')
}
