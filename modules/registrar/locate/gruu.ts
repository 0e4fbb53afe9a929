// hot
/** Which device a GRUU means (RFC 5627). */

import { type Uri, unescapeUri } from 'siprose'
import type { Contact, LocationTable, UsrlocApi } from 'siprose/modules/usrloc'

/** What the `gr` of a URI asks for. */
export const Gruu = {
  /** Nothing: it is no GRUU. */
  NONE: 0,
  /** The device that the value names. */
  PUBLIC: 1,
  /** The device whose record the user names. */
  TEMPORARY: 2,
} as const

/** What kind of GRUU a URI is. */
export function gruuKind(uri: Uri): number {
  const gr = uri.param('gr')
  if (gr === null) return Gruu.NONE
  return gr === '' ? Gruu.TEMPORARY : Gruu.PUBLIC
}

/** The instance that a public GRUU names, as contacts have it. */
export function instanceOf(uri: Uri): string {
  return `<${unescapeUri(uri.param('gr') ?? '')}>`
}

/** The record id that a temporary GRUU names, or null. */
export function ruidOf({ user }: Uri): string | null {
  const dash = user === null ? -1 : user.lastIndexOf('-')
  return user === null || dash < 0 ? null : user.slice(0, dash)
}

/** The contact of a temporary GRUU: its record id and place; null where it is gone. */
export function temporaryContact(
  usrloc: UsrlocApi,
  table: LocationTable,
  { user }: Uri,
): Contact | null {
  if (user === null) return null
  const dash = user.lastIndexOf('-')
  const slot = Number.parseInt(user.slice(dash + 1), 16)
  if (dash < 0 || !(slot >= 0)) return null
  return usrloc.bySlot(table, slot, user.slice(0, dash))
}

/** Whether a record has a contact of an instance. */
export function isOf(contact: Contact, instance: string): boolean {
  return contact.hasInstance(instance) || contact.hasInstance(instance.slice(1, -1))
}
