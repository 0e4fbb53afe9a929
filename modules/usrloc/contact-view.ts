/** A contact as commands show it. */

import { socketText } from 'siprose'

import type { AddressRecord } from './location/address-record.ts'
import { type Contact, ContactState } from './location/contact.ts'

const UNSET = '[not set]'
const STATES = ['CS_NEW', 'CS_SYNC', 'CS_DIRTY']
const ALL_METHODS = 4_294_967_295

/**
 * The names and values of a contact.
 *
 * @param natFlag - the flag of branches behind a NAT, which need keepalives
 */
export function contactView(
  contact: Contact,
  now: number,
  natFlag: number,
): Record<string, unknown> {
  const { socket, connection } = contact
  return {
    Address: contact.uri,
    Expires: endOf(contact, now),
    Q: contact.q < 0 ? -1 : contact.q / 1000,
    'Call-ID': contact.callId,
    CSeq: contact.cseq,
    'User-Agent': contact.userAgent === '' ? UNSET : contact.userAgent,
    Received: contact.received ?? UNSET,
    Path: contact.path ?? UNSET,
    State: STATES[contact.state] ?? STATES[ContactState.NEW],
    Flags: contact.flags,
    CFlags: contact.branchFlags,
    Socket: socket === null ? UNSET : socketText(socket),
    Methods: contact.methods < 0 ? ALL_METHODS : contact.methods,
    Ruid: contact.ruid,
    Instance: contact.instance ?? UNSET,
    'Reg-Id': contact.regId,
    'Server-Id': contact.serverId,
    'Tcpconn-Id': connection === 0 ? -1 : connection,
    Keepalive: socket !== null && (contact.branchFlags & natFlag) !== 0 ? 1 : 0,
    'Last-Keepalive': contact.aliveAt,
    'KA-Roundtrip': contact.roundTrip,
    'Last-Modified': contact.modifiedAt,
  }
}

/** The contacts of an address of record, in the order in which they are tried. */
export function contactsView(
  record: AddressRecord,
  now: number,
  natFlag: number,
): { Contact: unknown }[] {
  const contacts: { Contact: unknown }[] = []
  for (let contact = record.first; contact !== null; contact = contact.next) {
    contacts.push({ Contact: contactView(contact, now, natFlag) })
  }
  return contacts
}

function endOf({ expiresAt }: Contact, now: number): number | string {
  if (expiresAt === 0) return 'permanent'
  return expiresAt > now ? expiresAt - now : 'expired'
}
