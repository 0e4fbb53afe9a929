/** An account elsewhere, and how the registration of it stands. */

/** What is known of an account: a row of the table. */
export interface AccountRow {
  readonly uuid: string
  readonly localUser: string
  readonly localDomain: string
  readonly remoteUser: string
  readonly remoteDomain: string
  readonly realm: string
  readonly authUser: string
  readonly authPassword: string
  readonly authHa1: string
  /** Where requests go: a URI, or '' for where the domain is. */
  readonly authProxy: string
  readonly expires: number
  readonly flags: number
  readonly delay: number
  readonly contactAddress: string
  readonly socket: string
}

/** How a registration stands; the bits can be joined. */
export const AccountState = {
  DISABLED: 1,
  ONGOING: 2,
  ONLINE: 4,
  /** A challenge was answered. */
  ANSWERED: 8,
  /** It was begun. */
  STARTED: 16,
} as const

/** By what an account can be found. */
export const attributes = {
  l_uuid: ({ uuid }: AccountRow) => uuid,
  l_username: ({ localUser }: AccountRow) => localUser,
  r_username: ({ remoteUser }: AccountRow) => remoteUser,
  auth_username: ({ authUser }: AccountRow) => authUser,
} as const

/** The name of one. */
export type Attribute = keyof typeof attributes

/** True for the name of one. */
export function isAttribute(text: string): text is Attribute {
  return Object.hasOwn(attributes, text)
}

/** One account. */
export class Account {
  readonly row: AccountRow
  /** Bits of {@link AccountState}. */
  state: number
  callId = ''
  fromTag = ''
  cseq = 0
  /** Seconds that the registrar wants at least; 0 for none. */
  leastExpires = 0
  /** When the next attempt is due, in milliseconds. */
  due: number
  /** When the registration is over; 0 for none. */
  until = 0
  /** Counts attempts: what an older one is answered does not matter any more. */
  attempt = 0

  /**
   * @param row - what is known of it
   * @param due - when it is registered first
   */
  constructor(row: AccountRow, due: number) {
    this.row = row
    this.due = due
    this.state = row.flags & AccountState.DISABLED
  }

  /** Whether all of some bits are set. */
  is(state: number): boolean {
    return (this.state & state) === state
  }

  /** The URI that is registered: From and To. */
  get remoteUri(): string {
    return `sip:${this.row.remoteUser}@${this.row.remoteDomain}`
  }

  /** Who the account is here. */
  get localUri(): string {
    return `sip:${this.row.localUser}@${this.row.localDomain}`
  }
}
