// hot
/** What a registration says of one contact: what `insert` and `update` take. */

import type { Listener } from 'siprose'

/** The methods of a contact that named none: all. */
export const ALL_METHODS = -1

/** Facts of a contact, filled in and handed over; whoever reads them copies what it keeps, so that one object can serve for all. */
export class ContactFacts {
  /** The contact URI. */
  uri = ''
  /** The second it ends, counted from 1970; 0 for one that never does. */
  expiresAt = 0
  /** Preference in thousandths, or null where nobody said. */
  q: number | null = null
  /** The Call-ID of the REGISTER. */
  callId = ''
  /** The number in its CSeq. */
  cseq = 0
  /** What the device calls itself, '' where it does not. */
  userAgent = ''
  /** Where the REGISTER came from, as a URI; null where that is not kept. */
  received: string | null = null
  /** The Path, as a list of Route values, or null. */
  path: string | null = null
  /** `+sip.instance`, in its brackets, or null. */
  instance: string | null = null
  /** `reg-id`, 0 for none. */
  regId = 0
  /** Flags of the location service: bits of `ContactFlag`. */
  flags = 0
  /** Flags of the branch, which lookups give back. */
  branchFlags = 0
  /** The methods it takes: bits of `MethodId`, or {@link ALL_METHODS}. */
  methods = ALL_METHODS
  /** The socket the REGISTER came in on, or null. */
  socket: Listener | null = null
  /** The connection it came over, 0 for none. */
  connection = 0
  /** The id of the record, where another server gave it one; null to make one. */
  ruid: string | null = null

  /** Makes it say nothing again. */
  clear(): void {
    this.uri = ''
    this.expiresAt = 0
    this.q = null
    this.callId = ''
    this.cseq = 0
    this.userAgent = ''
    this.received = null
    this.path = null
    this.instance = null
    this.regId = 0
    this.flags = 0
    this.branchFlags = 0
    this.methods = ALL_METHODS
    this.socket = null
    this.connection = 0
    this.ruid = null
  }
}
