/** Contacts that a script has fetched, under names of its own: `$ulc(profile=>attribute)`. */

import { type Context, type MessageLists, socketText, type Value } from 'siprose'
import type { Contact } from 'siprose/modules/usrloc'

/** The attributes that a contact has. */
export const attributes = [
  'aor',
  'domain',
  'aorhash',
  'addr',
  'path',
  'received',
  'expires',
  'callid',
  'q',
  'cseq',
  'flags',
  'cflags',
  'user_agent',
  'socket',
  'modified',
  'methods',
  'ruid',
  'regid',
  'instance',
  'conid',
  'server_id',
] as const

/** An attribute of a contact, or the number of contacts. */
export type Attribute = (typeof attributes)[number] | 'count'

type Values = Readonly<Record<(typeof attributes)[number], Value>>

const ALL_METHODS = 4_294_967_295
const NO_Q = -1

/** The contacts that scripts have fetched; those of a message, and of others of its transaction, end with it. */
export class Profiles {
  readonly #kept = new WeakMap<MessageLists, Map<string, readonly Values[]>>()

  /** Keeps contacts as they are now under a name. */
  keep(ctx: Context, profile: string, contacts: readonly Contact[]): void {
    const profiles = this.#kept.get(ctx.lists) ?? new Map<string, readonly Values[]>()
    this.#kept.set(ctx.lists, profiles)
    profiles.set(
      profile,
      contacts.map((contact) => valuesOf(contact)),
    )
  }

  /** Forgets what is kept under a name. */
  free(ctx: Context, profile: string): void {
    this.#kept.get(ctx.lists)?.delete(profile)
  }

  /** One attribute; null where there is no such contact. */
  get(ctx: Context, profile: string, attribute: Attribute, index: number): Value {
    const contacts = this.#kept.get(ctx.lists)?.get(profile)
    const contact = contacts?.[Math.max(index, 0)]
    if (contacts === undefined || contact === undefined) return null
    return attribute === 'count' ? contacts.length : contact[attribute]
  }
}

/** What is known of a contact, as scripts see it. */
export function valuesOf(contact: Contact): Values {
  const { record, socket, connection, methods } = contact
  return {
    aor: record.aor,
    domain: record.table.name,
    aorhash: record.hash,
    addr: contact.uri,
    path: contact.path ?? '',
    received: contact.received ?? '',
    expires: contact.expiresAt,
    callid: contact.callId,
    q: contact.q < 0 ? NO_Q : contact.q,
    cseq: contact.cseq,
    flags: contact.flags,
    cflags: contact.branchFlags,
    user_agent: contact.userAgent,
    socket: socket === null ? null : socketText(socket),
    modified: contact.modifiedAt,
    methods: methods < 0 ? ALL_METHODS : methods,
    ruid: contact.ruid,
    regid: contact.regId,
    instance: contact.instance,
    conid: connection === 0 ? null : connection,
    server_id: contact.serverId,
  }
}
