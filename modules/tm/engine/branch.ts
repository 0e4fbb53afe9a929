// hot
/** One place that a request was sent to, or is to be: the client's side of a transaction (RFC 3261 sections 16.6 and 17.1). */

import type { BranchFacts, LateHeader, Listener, Peer } from 'siprose'

import type { Cell } from './cell.ts'
import { NOTHING } from './slab.ts'
import { Timed } from './timer-wheel.ts'

/** What a branch has gone through; the bits can be joined. */
export const BranchState = {
  /** A reply was received. */
  REPLIED: 1,
  /** It ended because nobody answered in time. */
  TIMED_OUT: 2,
  /** Its last status was made here. */
  FAKED: 4,
  /** It is to be cancelled once somebody answers. */
  CANCEL_WANTED: 8,
  /** A CANCEL was sent. */
  CANCELED: 16,
  /** It waits for a name server. */
  WAITING: 32,
  /** Another branch goes on with the next place of the same name. */
  MOVED: 64,
  /** It stands for a script that was put aside: nothing is sent. */
  BLIND: 128,
  /** The request was sent. */
  SENT: 256,
  /** Its reply does not count any more: another attempt has begun. */
  DROPPED: 512,
  /** An INVITE that was answered provisionally: the longer time counts. */
  RINGS: 1024,
  /** A route deals with its final reply, and may wait meanwhile. */
  ROUTING: 2048,
} as const

/** A CANCEL that is wanted or on its way, and when it is sent again. */
export interface Cancelling {
  /** Its text; '' while it waits for somebody to answer. */
  readonly text: string
  /** Its Reason lines. */
  readonly reason: string
  again: number
  interval: number
}

/** The next places of a name, one after the other. */
export interface Places {
  next(): Peer | null | Promise<Peer | null>
}

/** One branch. */
export class Branch extends Timed {
  readonly cell: Cell
  /** Its number in the transaction. */
  readonly number: number
  /** The request URI it has; null for the one that was received. */
  ownUri: string | null = null
  /** Where it went instead, or null. */
  destinationUri: string | null = null
  /** What a look-up has found of the place, or null. */
  facts: BranchFacts | null = null
  /** Branch flags: 32 bits. */
  flags = 0
  /** Further flags, that nothing but a script looks at. */
  marks = 0
  /** Bits of {@link BranchState}. */
  state = 0
  /** The last status: 0 for none yet. */
  status = 0
  /** The `onreply_route` of the time it was sent, or null. */
  onReply: string | null = null
  /** The `event_route[tm:branch-failure:…]` of that time, or null. */
  onFailure: string | null = null
  /** Where it was sent, or null. */
  peer: Peer | null = null
  /** The socket it left from, or null. */
  from: Listener | null = null
  /** How connections are used: bits of `SendMode`. */
  mode = 0
  /** Headers in it that depend on the socket, or null. */
  late: readonly LateHeader[] | null = null
  /** The text that was sent: a handle of the slab. */
  sent = NOTHING
  /** Its final reply, kept until one is chosen: a handle of the slab. */
  reply = NOTHING
  /** When the request is sent again; -1 for never. */
  again = -1
  /** The time between two. */
  interval = 0
  /** When it has failed; -1 for never. */
  end = -1
  /** How it is cancelled, or null. */
  cancel: Cancelling | null = null
  /** Where else it may go, or null. */
  places: Places | null = null

  constructor(cell: Cell, number: number) {
    super()
    this.cell = cell
    this.number = number
  }

  /** Becomes as new. */
  renew(): void {
    this.ownUri = null
    this.destinationUri = null
    this.facts = null
    this.flags = 0
    this.marks = 0
    this.state = 0
    this.status = 0
    this.onReply = null
    this.onFailure = null
    this.peer = null
    this.from = null
    this.mode = 0
    this.late = null
    this.again = -1
    this.interval = 0
    this.end = -1
    this.cancel = null
    this.places = null
  }

  /** The request URI it has. */
  get uri(): string {
    return this.ownUri ?? this.cell.owner.receivedUri(this.cell)
  }

  /** The Path it went by, or null. */
  get path(): string | null {
    return this.facts === null ? null : this.facts.path
  }

  /** The id of its record in the location table, or null. */
  get ruid(): string | null {
    return this.facts === null ? null : this.facts.ruid
  }

  /** The instance of the device, or null. */
  get instance(): string | null {
    return this.facts === null ? null : this.facts.instance
  }

  /** Whether a final reply was received or made up. */
  get final(): boolean {
    return this.status >= 200
  }

  /** Whether it waits for a final reply, and ends by itself when none comes. */
  get alive(): boolean {
    return !this.final && (this.due >= 0 || this.is(BranchState.WAITING))
  }

  /** Whether all of some bits are set. */
  is(state: number): boolean {
    return (this.state & state) === state
  }

  fire(now: number): void {
    this.cell.owner.branchDue(this, now)
  }
}
