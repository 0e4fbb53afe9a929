// hot
/**
 * One transaction: a request that is kept until it has been answered, with all that was done about it.
 *
 * It is few objects and some bytes in the slab, as a hundred thousand may be alive. The message itself is read again from its bytes
 * where somebody wants to look at it.
 */

import type {
  BranchFacts,
  Context,
  Edits,
  Listener,
  MessageLists,
  Peer,
  Transaction,
} from 'siprose'

import { Branch, BranchState } from './branch.ts'
import { CellExtras, NO_EXTRAS } from './cell-extras.ts'
import { NOTHING } from './slab.ts'
import type { Key } from './table.ts'
import { Timed, type TimerWheel } from './timer-wheel.ts'
import { NO_WISHES, type Wishes } from './wishes.ts'

/** What a transaction has gone through; the bits can be joined. */
export const CellState = {
  /** It was made by this server, which is the client. */
  LOCAL: 1,
  /** The caller has cancelled it. */
  CANCELED: 2,
  /** The script was put aside, and goes on later. */
  SUSPENDED: 4,
  /** A failure route runs. */
  FAILING: 8,
  /** A 6xx was received, which ends all. */
  REFUSED: 16,
  /** It waits to be forgotten. */
  WAITING: 32,
  /** It is forgotten: not in the table any more. */
  GONE: 64,
  /** It was forwarded. */
  FORWARDED: 128,
  /** The ACK to its final reply was received. */
  ACKED: 256,
  /** The time for all of it is over. */
  EXPIRED: 512,
  /** The request's own route still runs. */
  ROUTING: 1024,
  /** It was given up by the script: nothing is answered. */
  DROPPED: 2048,
  /** A reply waits for a script that was put aside. */
  REPLY_WAITS: 8192,
  /** Its final reply was made here. */
  ANSWERED_HERE: 4096,
  /** Something that ends later, a route or a look-up, was begun for it: it is not used again. */
  HELD: 16_384,
} as const

/** Whoever keeps transactions. */
export interface CellOwner {
  /** Tells the time. */
  readonly wheel: TimerWheel
  /** The request URI as it was received. */
  receivedUri(cell: Cell): string
  /** The time of a transaction has come. */
  cellDue(cell: Cell, now: number): void
  /** The time of a branch has come. */
  branchDue(branch: Branch, now: number): void
  /** Answers for the script. */
  replyFor(cell: Cell, ctx: Context, status: number, reason: string): boolean
  /** The route of a message has ended. */
  routeEnded(cell: Cell, ctx: Context): void
}

/** What is told of a transaction that this server began. */
export interface LocalWatcher {
  /** A reply; null where one was made up because nobody answered. */
  replied(cell: Cell, status: number, reply: Context | null): void
}

/** What all cells share until they have a branch: an empty list of each own costs 150 bytes. */
const NO_BRANCHES: Branch[] = []

/** A transaction. */
export class Cell extends Timed implements Transaction {
  readonly owner: CellOwner
  index!: number
  label!: number
  /** Neighbours in its place of the table. */
  previous: Cell | null = null
  next: Cell | null = null

  /** Of Call-ID and CSeq number, and of what names the transaction. */
  callHash!: number
  viaHash!: number
  viaHash2!: number
  /** The bit of its method. */
  methodId!: number

  /** The request as received: a handle of the slab. */
  request = NOTHING
  peer!: Peer
  listener!: Listener
  messageId!: number
  /** When it was received, as the wheel tells it: a small integer, which takes no object of its own. */
  received!: number
  /** Where replies go. */
  replyTo!: Peer
  /** The port in the top Via, for replies whose connection is gone. */
  viaPort = 0

  // the message as the script had it when it was last forwarded; see `origin.ts`
  requestUri: string | null = null
  destinationUri: string | null = null
  flags = 0
  branchFlags = 0
  facts: BranchFacts | null = null
  sendSocket: Listener | null = null
  maxForwards: number | null = null
  authorizedUser: string | null = null
  forceRport = false
  edits: Edits | null = null
  /** What few scripts do with a message. */
  extras: CellExtras = NO_EXTRAS
  lists!: MessageLists

  /** What the script has asked for. */
  wishes: Wishes = NO_WISHES
  /** Bits of {@link CellState}. */
  state = 0
  /** The status of the last reply sent; 0 for none. */
  status = 0
  /** That reply: a handle of the slab. */
  answer = NOTHING
  /** The last status received; 0 for none. */
  lastReceived = 0
  /** The tag of replies made here; '' until there is one. */
  toTag = ''
  /** The mark by which a loop is known; 0 for none. */
  mark = 0
  branches: Branch[] = NO_BRANCHES
  /** The list of its life before, with one branch in it, to be used again; null where it has none. */
  spare: Branch[] | null = null
  /** The first branch of the attempt that runs; those before were of one that is over. */
  first = 0
  /** The branch whose reply was chosen, while failure routes run and after; null before. */
  picked: Branch | null = null
  /** When the whole transaction has to be over. */
  lifeEnd = -1
  /** When the final reply is sent again; -1 for never. */
  again = -1
  interval = 0
  /** When nobody waits for an ACK any more; -1 for never. */
  end = -1
  /** Who began it, where this server did. */
  watcher: LocalWatcher | null = null

  /** @param owner - keeps it; {@link begin} does the rest */
  constructor(owner: CellOwner) {
    super()
    this.owner = owner
  }

  /**
   * Begins its life, which may not be its first.
   *
   * @param key - what names it
   * @param label - tells it from others of its index
   * @param ctx - the request
   * @param replyTo - where replies go
   */
  begin({ index, call, via, via2 }: Key, label: number, ctx: Context, replyTo: Peer): this {
    this.index = index
    this.label = label
    this.callHash = call
    this.viaHash = via
    this.viaHash2 = via2
    this.methodId = ctx.message.methodId
    this.peer = ctx.peer
    this.listener = ctx.listener
    this.messageId = ctx.id
    this.received = this.owner.wheel.at(ctx.receivedAt)
    this.replyTo = replyTo
    this.lists = ctx.lists
    return this
  }

  /**
   * Becomes as new, but for what {@link begin} sets. Nothing may know it any more: no timer, no table, no route that waits.
   *
   * A server that forgets as many transactions as it begins leaves the collector next to nothing to do that way: those that live for
   * seconds are what it had to move, 15 % of the time.
   */
  renew(): void {
    const { branches } = this
    if (branches.length > 0) {
      this.dropBranches(1)
      branches[0]?.renew()
      this.spare = branches
      this.branches = NO_BRANCHES
    }
    this.requestUri = null
    this.destinationUri = null
    this.flags = 0
    this.branchFlags = 0
    this.facts = null
    this.sendSocket = null
    this.maxForwards = null
    this.authorizedUser = null
    this.forceRport = false
    this.edits = null
    this.extras = NO_EXTRAS
    this.wishes = NO_WISHES
    this.state = 0
    this.status = 0
    this.lastReceived = 0
    this.toTag = ''
    this.mark = 0
    this.first = 0
    this.picked = null
    this.lifeEnd = -1
    this.again = -1
    this.interval = 0
    this.end = -1
    this.watcher = null
  }

  /** When it was received, in milliseconds since 1970. */
  get receivedAt(): number {
    return this.owner.wheel.began + this.received
  }

  /** Whether all of some bits are set. */
  is(state: number): boolean {
    return (this.state & state) === state
  }

  /** The script's wishes, to be changed for this transaction alone. */
  get ownWishes(): Wishes {
    if (Object.isFrozen(this.wishes)) this.wishes = this.wishes.copy()
    return this.wishes
  }

  /** Adds a branch behind the others. */
  addBranch(): Branch {
    const { branches, spare } = this
    const first = branches.length === 0
    if (first && spare !== null) {
      const [known] = spare
      if (known !== undefined) {
        this.branches = spare
        this.spare = null
        return known
      }
    }
    const branch = new Branch(this, branches.length)
    if (first) this.branches = [branch]
    else branches.push(branch)
    return branch
  }

  /** Takes branches out, from a number on. */
  dropBranches(from: number): void {
    if (from < this.branches.length) this.branches.length = from
  }

  /** What few scripts do with a message, to be changed for this transaction alone. */
  get ownExtras(): CellExtras {
    if (this.extras === NO_EXTRAS) this.extras = new CellExtras()
    return this.extras
  }

  /** Whether a branch that counts has no final reply yet. */
  get pending(): boolean {
    const { branches } = this
    for (let i = this.first; i < branches.length; i++) {
      const branch = branches[i]
      if (branch !== undefined && (!branch.final || branch.is(BranchState.ROUTING))) return true
    }
    return false
  }

  /** Whether a branch of any attempt still waits for its final reply, or for a name server. */
  get busy(): boolean {
    const { branches } = this
    for (let i = 0; i < branches.length; i++) {
      const branch = branches[i]
      if (branch !== undefined && branch.alive) return true
    }
    return false
  }

  /** The last branch, or null. */
  get lastBranch(): Branch | null {
    return this.branches[this.branches.length - 1] ?? null
  }

  fire(now: number): void {
    this.owner.cellDue(this, now)
  }

  reply(ctx: Context, status: number, reason: string): boolean {
    return this.owner.replyFor(this, ctx, status, reason)
  }

  routeEnded(ctx: Context): void {
    this.owner.routeEnded(this, ctx)
  }
}
