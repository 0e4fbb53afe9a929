// hot
/** Whether somebody is registered, and with a contact that a script describes. */

import type { Context, Uri } from 'siprose'
import type { Contact, LocationTable } from 'siprose/modules/usrloc'

import type { Registrar } from '../registrar.ts'

/** What has to match: bits of the third argument. */
export const Match = { CALL_ID: 1, RECEIVED: 2, CONTACT: 4 } as const

/** What is done with the contact: bits of the fourth argument. */
export const Action = { RESTORE: 1, NO_DETAILS: 2 } as const

/** The first contact that matches; null where there is none. */
export function registeredContact(
  registrar: Registrar,
  ctx: Context,
  table: LocationTable,
  uri: Uri,
  match: number,
): Contact | null {
  const record = table.find(registrar.aorOf(uri))
  if (record === null) return null
  const now = registrar.usrloc.now()
  const { settings } = registrar
  const callId = (match & Match.CALL_ID) === 0 ? null : settings.text(ctx, 'match_callid')
  const received = (match & Match.RECEIVED) === 0 ? null : settings.text(ctx, 'match_received')
  const address = (match & Match.CONTACT) === 0 ? null : settings.text(ctx, 'match_contact')
  for (let contact = record.first; contact !== null; contact = contact.next) {
    if (!contact.isValid(now) && settings.params.use_expired_contacts === 0) continue
    if (callId !== null && contact.callId !== callId) continue
    if (received !== null && contact.received !== received) continue
    if (address !== null && contact.uri !== address) continue
    return contact
  }
  return null
}

/** Whether a message comes from where a contact is: its address, and with `exact` its port and transport too. */
export function comesFrom({ peer }: Context, contact: Contact, at: Uri, exact: boolean): boolean {
  const host = at.host.startsWith('[') ? at.host.slice(1, -1) : at.host
  if (host !== peer.address) return false
  if (!exact) return true
  const proto = (at.transport ?? contact.socket?.proto ?? 'udp').toLowerCase()
  return proto === peer.proto && (at.port ?? (proto === 'tls' ? 5061 : 5060)) === peer.port
}
