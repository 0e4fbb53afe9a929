// hot
/** One contact of an address of record. Small, as a server keeps millions: what few of them have takes no room in the others. */

import type { Listener, XavpList } from 'siprose'

import type { AddressRecord } from './address-record.ts'
import type { ContactFacts } from './contact-facts.ts'
import { ownText } from './own-text.ts'
import { packWay, unpackWay, WayText } from './way-texts.ts'

/** What became of a contact since it was last stored. */
export const ContactState = {
  /** It was never stored. */
  NEW: 0,
  /** It is stored as it is. */
  STORED: 1,
  /** It has changed since. */
  CHANGED: 2,
} as const

/** A contact as it was: what a change that could not be stored is undone with. */
export type ContactBefore = Pick<
  Contact,
  | 'uri'
  | 'callId'
  | 'expiresAt'
  | 'q'
  | 'cseq'
  | 'regId'
  | 'flags'
  | 'branchFlags'
  | 'methods'
  | 'socket'
  | 'connection'
  | 'userAgent'
  | 'modifiedAt'
  | 'aliveAt'
  | 'state'
  | 'attributes'
  | 'serverId'
> & { readonly way: string }

/** One contact. What is not known of it is null, or 0. */
export class Contact {
  /** The address of record it belongs to. */
  readonly record: AddressRecord
  /** The next contact of the same address of record, or null. */
  next: Contact | null = null
  /** Its place in the table, as long as it is there: no other contact has it meanwhile. -1 once it was taken out. */
  slot = -1
  /** The contact URI. */
  uri: string
  /** The Call-ID of its last REGISTER. */
  callId: string
  /** The second it ends, counted from 1970; 0 for one that never does. */
  expiresAt: number
  /** Preference in thousandths, or -1 where nobody said. */
  q: number
  /** The number in the CSeq of its last REGISTER. */
  cseq: number
  /** `reg-id`, 0 for none. */
  regId: number
  /** Flags of the location service: bits of `ContactFlag`. */
  flags: number
  /** Flags of the branch, which lookups give back. */
  branchFlags: number
  /** The methods it takes: bits of `MethodId`, -1 for all. */
  methods: number
  /** The socket its REGISTER came in on, or null. */
  socket: Listener | null
  /** The connection it came over, 0 for none. */
  connection: number
  /** What the device calls itself, '' where it does not. */
  userAgent: string
  /** The second of its last REGISTER. */
  modifiedAt: number
  /** The second it last answered a keepalive; the one it was made in before. */
  aliveAt: number
  /** How long the last answer took, in microseconds; 0 where there was none. */
  roundTrip = 0
  /** The number of the server that its last REGISTER came to, among those that share a database. */
  serverId: number
  /** How far it is stored: of `ContactState`. */
  state: number = ContactState.NEW
  /** Attributes that the script gave it, or null. */
  attributes: XavpList | null = null

  /** Neighbours among those that end in the same stretch of time, and the stretch; kept by the expiry. */
  sooner: Contact | null = null
  later: Contact | null = null
  stretch = -1

  #way: string
  readonly #id: number | string

  /**
   * @param record - its address of record
   * @param facts - what the registration says; what is kept of it is copied
   * @param id - the number of its record id, or the whole of it where another server gave it
   * @param userAgent - that of the facts, from the pool
   * @param now - the second
   */
  constructor(
    record: AddressRecord,
    facts: ContactFacts,
    id: number | string,
    userAgent: string,
    now: number,
  ) {
    this.record = record
    this.#id = id
    this.uri = ownText(facts.uri)
    this.callId = ownText(facts.callId)
    this.#way = ownText(packWay(facts))
    this.expiresAt = facts.expiresAt
    this.q = facts.q ?? -1
    this.cseq = facts.cseq
    this.regId = facts.regId
    this.flags = facts.flags
    this.branchFlags = facts.branchFlags
    this.methods = facts.methods
    this.socket = facts.socket
    this.connection = facts.connection
    this.userAgent = userAgent
    this.modifiedAt = now
    this.aliveAt = now
    this.serverId = record.table.serverId
  }

  /** Takes the facts of a later REGISTER; texts are copied only where they differ. */
  take(facts: ContactFacts, userAgent: string, now: number): void {
    if (this.uri !== facts.uri) this.uri = ownText(facts.uri)
    if (this.callId !== facts.callId) this.callId = ownText(facts.callId)
    const way = packWay(facts)
    if (way !== this.#way) this.#way = ownText(way)
    this.expiresAt = facts.expiresAt
    this.q = facts.q ?? -1
    this.cseq = facts.cseq
    this.regId = facts.regId
    this.flags = facts.flags
    this.branchFlags = facts.branchFlags
    this.methods = facts.methods
    this.socket = facts.socket
    this.connection = facts.connection
    this.userAgent = userAgent
    this.modifiedAt = now
    this.aliveAt = now
    this.serverId = this.record.table.serverId
    if (this.state === ContactState.STORED) this.state = ContactState.CHANGED
  }

  /** What it is now, for {@link restore}. */
  before(): ContactBefore {
    const { uri, callId, expiresAt, q, cseq, regId, flags, branchFlags, methods } = this
    const { socket, connection, userAgent, modifiedAt, aliveAt, state, attributes, serverId } = this
    const first = { uri, callId, expiresAt, q, cseq, regId, flags, branchFlags, methods }
    const second = {
      socket,
      connection,
      userAgent,
      modifiedAt,
      aliveAt,
      state,
      attributes,
      serverId,
    }
    return { ...first, ...second, way: this.#way }
  }

  /** Makes it what it was. */
  restore({ way, ...fields }: ContactBefore): void {
    Object.assign(this, fields)
    this.#way = way
  }

  /** Where its REGISTER came from, as a URI, or null. */
  get received(): string | null {
    return unpackWay(this.#way, WayText.RECEIVED)
  }

  /** The Path it registered with, as a list of Route values, or null. */
  get path(): string | null {
    return unpackWay(this.#way, WayText.PATH)
  }

  /** `+sip.instance`, in its brackets, or null. */
  get instance(): string | null {
    return unpackWay(this.#way, WayText.INSTANCE)
  }

  /** Whether it said that it is this instance. */
  hasInstance(text: string): boolean {
    return this.#way !== '' && this.instance === text
  }

  /** The id of its record, which no other has. */
  get ruid(): string {
    const id = this.#id
    return typeof id === 'string' ? id : this.record.table.ruidOf(id)
  }

  /** Whether it has not ended at a second. */
  isValid(now: number): boolean {
    return this.expiresAt > now || this.expiresAt === 0
  }
}
