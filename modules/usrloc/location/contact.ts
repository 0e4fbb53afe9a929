// hot
/** One contact of an address of record. Small: a server keeps millions, so its texts are one string. */

import type { Listener, XavpList } from 'siprose'

import type { AddressRecord } from './address-record.ts'
import type { ContactFacts } from './contact-facts.ts'
import { holds, pack, packsSame, TextField, unpack } from './packed-texts.ts'

/** What became of a contact since it was last stored. */
export const ContactState = {
  /** It was never stored. */
  NEW: 0,
  /** It is stored as it is. */
  STORED: 1,
  /** It has changed since. */
  CHANGED: 2,
} as const

/** One contact. What is not known of it is null, or 0. */
export class Contact {
  /** The address of record it belongs to. */
  readonly record: AddressRecord
  /** The next contact of the same address of record, or null. */
  next: Contact | null = null
  /** Its place in the table, as long as it is there: no other contact has it meanwhile. -1 once it was taken out. */
  slot = -1
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
  /** How far it is stored: of `ContactState`. */
  state: number = ContactState.NEW
  /** Attributes that the script gave it, or null. */
  attributes: XavpList | null = null

  /** Neighbours among those that end in the same stretch of time, and the stretch; kept by the expiry. */
  sooner: Contact | null = null
  later: Contact | null = null
  stretch = -1

  #texts: string
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
    this.#texts = pack(facts)
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
  }

  /** Takes the facts of a later REGISTER; the texts are packed anew only where one differs. */
  take(facts: ContactFacts, userAgent: string, now: number): void {
    if (!packsSame(this.#texts, facts)) this.#texts = pack(facts)
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
    if (this.state === ContactState.STORED) this.state = ContactState.CHANGED
  }

  /** The contact URI. */
  get uri(): string {
    return unpack(this.#texts, TextField.URI)
  }

  /** The Call-ID of its last REGISTER. */
  get callId(): string {
    return unpack(this.#texts, TextField.CALL_ID)
  }

  /** Where its REGISTER came from, as a URI, or null. */
  get received(): string | null {
    return unpack(this.#texts, TextField.RECEIVED) || null
  }

  /** The Path it registered with, as a list of Route values, or null. */
  get path(): string | null {
    return unpack(this.#texts, TextField.PATH) || null
  }

  /** `+sip.instance`, in its brackets, or null. */
  get instance(): string | null {
    return unpack(this.#texts, TextField.INSTANCE) || null
  }

  /** Whether its URI is this text. */
  hasUri(text: string): boolean {
    return holds(this.#texts, TextField.URI, text)
  }

  /** Whether its Call-ID is this text. */
  hasCallId(text: string): boolean {
    return holds(this.#texts, TextField.CALL_ID, text)
  }

  /** Whether its Path is this text, '' being none. */
  hasPath(text: string): boolean {
    return holds(this.#texts, TextField.PATH, text)
  }

  /** Whether its instance is this text, '' being none. */
  hasInstance(text: string): boolean {
    return holds(this.#texts, TextField.INSTANCE, text)
  }

  /** Whether it has come from this URI, '' being nowhere. */
  hasReceived(text: string): boolean {
    return holds(this.#texts, TextField.RECEIVED, text)
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
