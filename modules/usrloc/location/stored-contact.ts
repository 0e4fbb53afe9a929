/** A contact as a database has it. */

import type { XavpList } from 'siprose'

import type { ContactFacts } from './contact-facts.ts'

/** What a row says of a contact. */
export interface StoredContact {
  /** The address of record. */
  readonly aor: string
  /** Its facts, the record id among them; the socket is found later, as sockets are opened after tables are read. */
  readonly facts: ContactFacts
  /** The socket, as text, or null. */
  readonly socket: string | null
  /** The second of its last REGISTER. */
  readonly modifiedAt: number
  /** The number of the server that wrote it. */
  readonly serverId: number
  /** Attributes that the script gave it, or null. */
  readonly attributes: XavpList | null
}
