// hot
/**
 * What most contacts do not have, in one string: received, Path and instance, a line each; '' for none of them.
 *
 * Three strings take three headers, and three places in each contact.
 */

import type { ContactFacts } from './contact-facts.ts'

/** The number of each text. */
export const WayText = { RECEIVED: 0, PATH: 1, INSTANCE: 2 } as const

/** The texts of a contact, packed. */
export function packWay({ received, path, instance }: ContactFacts): string {
  if (received === null && path === null && instance === null) return ''
  return `${received ?? ''}\n${path ?? ''}\n${instance ?? ''}`
}

/** One text; null for one that is not there. */
export function unpackWay(packed: string, field: number): string | null {
  if (packed === '') return null
  let start = 0
  for (let i = 0; i < field; i++) start = packed.indexOf('\n', start) + 1
  const end = packed.indexOf('\n', start)
  return packed.slice(start, end < 0 ? packed.length : end) || null
}
