/** The transactions of one server. */

import {
  BlockCause,
  type Context,
  type Event,
  type EventFamily,
  HeaderId,
  type Host,
  hex32,
  type Listener,
  type Message,
  MethodId,
  type ModuleLog,
  parseMessageText,
  type ParserRules,
  randomToken,
  retryAfter,
  rulesOf,
  type RouteType,
  type Runnable,
  usualRules,
} from 'siprose'

import { branchStem } from './engine/branch-id.ts'
import { type Branch, BranchState } from './engine/branch.ts'
import { sendCancel } from './engine/cancel.ts'
import { type Cell, type CellOwner, CellState } from './engine/cell.ts'
import type { DropMode } from './engine/cell-extras.ts'
import { contextOfReply } from './engine/chosen.ts'
import { allFinal, branchEnded, reasonOf } from './engine/complete.ts'
import { Counts } from './engine/counts.ts'
import { movesOn, nextPlace } from './engine/failover.ts'
import { restoreOrigin } from './engine/origin.ts'
import { RecentPeers } from './engine/recent-peers.ts'
import { runLocalFailure } from './engine/local-failure.ts'
import { fakeReply, takeReply } from './engine/replies.ts'
import { branchTick, scheduleBranch } from './engine/send-branch.ts'
import { NOTHING, Slab } from './engine/slab.ts'
import { Spares } from './engine/spares.ts'
import { CellTable } from './engine/table.ts'
import { Times } from './engine/times.ts'
import { TimerWheel } from './engine/timer-wheel.ts'
import {
  answer,
  cellDue,
  putOnWait,
  sendText,
  sendUpstream,
  stopBranches,
} from './engine/upstream.ts'
import { Trait } from './engine/wishes.ts'
import { failoverCodes, type StatusTest } from './failover-codes.ts'
import type { TransactionWatcher } from './api.ts'
import type { TmParams } from './params.ts'
import { type Appended, appendedOf } from './programs/append.ts'
import { ProgramWriter } from './programs/writer.ts'

const { INVITE } = MethodId
const TIMEOUT = 408
/** How long a transaction may live on after its time before it is cleaned away. */
const CLEAN_AFTER_MS = 60_000
const TERMINATED = 487

/** What happens to the replies of earlier attempts, by `failure_reply_mode`. */
const DROP_MODES: readonly DropMode[] = ['none', 'all', 'last', 'all']

/** The event routes of the module. */
export interface TmEvents {
  readonly branchFailure: EventFamily
  readonly localRequest: Event
  readonly localResponse: Event
  readonly localAckSent: Event
}

/** What a server's transactions are made from. */
export interface TmParts {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: TmParams
  readonly events: TmEvents
}

/** All transactions, and what they have in common. */
export class Tm implements CellOwner {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: TmParams
  readonly events: TmEvents
  readonly wheel: TimerWheel
  /** Where requests were sent lately. */
  readonly callees = new RecentPeers()
  readonly slab = new Slab()
  /** Those that are over, to be used again. */
  readonly spares: Spares
  readonly table: CellTable
  readonly times: Times
  readonly counts = new Counts()
  /** Other programs that requests are written to. */
  readonly programs: ProgramWriter
  /** What is written to them besides, by name: `tw_append`. */
  readonly appended: ReadonlyMap<string, Appended>
  /** Who hears of all transactions. */
  readonly watchers: TransactionWatcher[] = []
  /** Those of them that look at what leaves, and at replies: for all but few scripts nobody does. */
  readonly changers: TransactionWatcher[] = []
  /** What messages are read by. */
  rules: ParserRules = usualRules
  readonly isOwn: (host: string, port: number) => boolean
  readonly #routes = new Map<string, Runnable | null>()
  readonly #tagPrefix: string
  /** Replies after which the next place of a name is tried, besides 503; null for no others. */
  readonly failoverCodes: StatusTest | null

  constructor({ server, log, params, events }: TmParts) {
    this.server = server
    this.log = log
    this.params = params
    this.events = events
    this.wheel = new TimerWheel(server.clock)
    this.table = new CellTable(server.random, params)
    this.spares = new Spares(this, params)
    this.times = new Times(params, avpName(params.fr_timer_avp), avpName(params.fr_inv_timer_avp))
    this.programs = new ProgramWriter(server, params.unix_tx_timeout)
    this.appended = appendedOf(params.tw_append)
    this.#tagPrefix = randomToken(server.random, 1)
    const { failover_reply_codes: codes } = params
    this.failoverCodes = codes === null ? null : failoverCodes(codes)
    this.isOwn = (host, port) => server.isOwnAddress(host, port)
  }

  /** Begins to take replies. */
  start(): void {
    this.rules = rulesOf(this.server.settings)
    this.server.handleReplies((ctx) => this.#reply(ctx))
  }

  /** Forgets everything. */
  stop(): void {
    this.wheel.stop()
  }

  /** A route of the configuration; null, and told in the log once, for one there is none of. */
  route(type: RouteType, name: string): Runnable | null {
    const key = `${type} ${name}`
    const known = this.#routes.get(key)
    if (known !== undefined) return known
    const route = this.server.route(type, name)
    if (route === null) this.log.error(`tm: there is no ${type} route \`${name}\``)
    if (this.#routes.size < 10_000) this.#routes.set(key, route)
    return route
  }

  /** The event route for the failure of a branch. */
  branchFailure(name: string): Event {
    return this.events.branchFailure.of(name)
  }

  #reply(ctx: Context): boolean {
    if (takeReply(this, ctx)) return true
    const { on_sl_reply: name } = this.params
    if (name === null) return false
    const route = this.route('onreply', name)
    if (route === null) return false
    const result = route.run(ctx)
    if (typeof result === 'number') return result === 0
    void result.then((value) => {
      if (value !== 0) this.server.forwardReply(ctx)
    })
    return true
  }

  /** The tag in To of replies made here. */
  toTag(cell: Cell): string {
    if (cell.toTag === '') {
      cell.toTag = `${this.#tagPrefix}-${hex32(cell.label)}${hex32(cell.viaHash)}`
    }
    return cell.toTag
  }

  /** What the branches of a transaction begin with. */
  stem(cell: Cell): string {
    return branchStem(cell.index, cell.label, cell.mark)
  }

  /** Whether a place that fails is followed by the next one of its name. */
  failsOver(cell: Cell): boolean {
    return this.server.settings.use_dns_failover && (cell.wishes.traits & Trait.NO_FAILOVER) === 0
  }

  /** Whether a 6xx is a reply like others. */
  plain6xx(cell: Cell): boolean {
    const { traits, decided } = cell.wishes
    if ((decided & Trait.PLAIN_6XX) === 0) return this.params.disable_6xx_block
    return (traits & Trait.PLAIN_6XX) !== 0
  }

  /** Header lines of an INVITE that its ACK and CANCEL have too (`ac_extra_hdrs`). */
  extraHeaders(invite: Message): string {
    const prefix = this.params.ac_extra_hdrs
    if (prefix === '') return ''
    let lines = ''
    const start = prefix.toLowerCase()
    for (let i = 0; i < invite.headerCount; i++) {
      const header = invite.header(i)
      if (header.id === HeaderId.OTHER && header.name.toLowerCase().startsWith(start)) {
        lines += `${header.name}: ${header.value}\r\n`
      }
    }
    return lines
  }

  receivedUri(cell: Cell): string {
    const text = this.slab.text(cell.request)
    const start = text.indexOf(' ') + 1
    return text.slice(start, text.indexOf(' ', start))
  }

  /** The request of a transaction, for routes that run later. */
  requestOf(cell: Cell): Context {
    return restoreOrigin(this, cell, 'request')
  }

  /** Whether there is a transaction of the call and CSeq number of an ACK. */
  hasCall({ callId, cseq }: Message): boolean {
    return (
      callId !== null && cseq !== null && this.table.findCall(callId, cseq.number, INVITE) !== null
    )
  }

  /** Forgets transactions that should have ended long ago. */
  clean(): number {
    const now = this.wheel.now()
    let count = 0
    for (const cell of this.table.all()) {
      if (cell.lifeEnd < 0 || now < cell.lifeEnd + CLEAN_AFTER_MS) continue
      this.forget(cell)
      count++
    }
    return count
  }

  cellDue(cell: Cell, now: number): void {
    cellDue(this, cell, now)
  }

  branchDue(branch: Branch, now: number): void {
    if (branchTick(this, branch, now)) this.#timedOut(branch, now)
  }

  /** Nobody has answered in time. */
  #timedOut(branch: Branch, now: number): void {
    const { cell } = branch
    if (branch.final) {
      // all that was left is its CANCEL, which nobody answers either
      branch.cancel = null
      branch.end = -1
      return
    }
    if (cell.lifeEnd >= 0 && now >= cell.lifeEnd) cell.state |= CellState.EXPIRED
    const canceled = branch.is(BranchState.CANCELED)
    const replied = branch.is(BranchState.REPLIED)
    if (cell.methodId === INVITE && replied && !canceled) {
      // who rings is told that nobody waits any more (RFC 3261 section 16.8)
      sendCancel(this, branch, '')
      branch.state &= ~BranchState.CANCELED
    }
    if (!replied && branch.peer !== null && (cell.methodId & this.params.blst_methods_add) !== 0) {
      this.server.locations.blockList.report(branch.peer, BlockCause.TIMEOUT)
    }
    // nobody has gone on with the script that was put aside, and nobody can any more
    if (branch.is(BranchState.BLIND)) cell.state &= ~CellState.SUSPENDED
    const { cancel } = branch
    branch.state |= BranchState.TIMED_OUT
    fakeReply(this, branch, canceled && cell.is(CellState.CANCELED) ? TERMINATED : TIMEOUT)
    if (cancel !== null && cancel.text !== '' && !canceled) {
      branch.cancel = cancel
      branch.end = now + this.times.fr(cell)
      scheduleBranch(this, branch)
    }
    this.#ended(branch)
  }

  /** A branch could not be sent after all. */
  branchLost(branch: Branch): void {
    this.branchFailed(branch, 477)
  }

  /** Ends a branch with a status made here. */
  branchFailed(branch: Branch, status: number): void {
    if (branch.final) return
    fakeReply(this, branch, status)
    this.#ended(branch)
  }

  #ended(branch: Branch): void {
    const { watcher } = branch.cell
    if (watcher === null) branchEnded(this, branch)
    else if (!this.nextPlace(branch)) this.#localEnd(branch.cell, branch.status, null)
  }

  #localEnd(cell: Cell, status: number, reply: Context | null): void {
    if (status >= 300 && this.params.enable_uac_fr && runLocalFailure(this, cell, status, reply))
      return
    this.localOver(cell, status, reply)
  }

  /** A request made here has its answer. */
  localOver(cell: Cell, status: number, reply: Context | null): void {
    this.counts.final(status)
    cell.status = status
    putOnWait(this, cell)
    cell.watcher?.replied(cell, status, reply)
  }

  /** A reply to a request made here. */
  localReply(branch: Branch, ctx: Context, status: number): void {
    const { cell } = branch
    branch.state |= BranchState.REPLIED
    if (status > branch.status) branch.status = status
    if (status < 200) cell.watcher?.replied(cell, status, ctx)
    else if (movesOn(this, status) && this.nextPlace(branch)) return
    else if (cell.status < 200) {
      if (branch.reply < 0) branch.reply = this.slab.keep(ctx.message.text)
      this.#localEnd(cell, status, ctx)
    }
  }

  /** Goes on with the next place of a branch's name, where there is one. */
  nextPlace(branch: Branch): boolean {
    return nextPlace(this, branch)
  }

  branchEnded(branch: Branch): void {
    branchEnded(this, branch)
  }

  allFinal(cell: Cell): void {
    allFinal(this, cell)
  }

  /** A failure route has begun another attempt: replies of those before it do not count any more, unless they shall. */
  startsOver(cell: Cell, first: number): void {
    const mode = cell.extras.dropMode ?? DROP_MODES[this.params.failure_reply_mode] ?? 'all'
    const from = mode === 'all' ? 0 : mode === 'last' ? cell.first : first
    for (let i = from; i < first; i++) {
      const branch = cell.branches[i]
      if (branch !== undefined) branch.state |= BranchState.DROPPED
    }
    cell.first = first
    if (cell.extras.dropMode !== null) cell.ownExtras.dropMode = null
    cell.picked = null
  }

  /** Lets the failure route run for branches that were never sent, once the script is done. */
  failSoon(cell: Cell): void {
    cell.state |= CellState.HELD
    this.server.clock.after(0, () => {
      if (!cell.pending) this.allFinal(cell)
    })
  }

  /** A place answered 503: nothing more is sent there for a while, where that is wanted. */
  unavailable(branch: Branch, reply: Message): void {
    const { blst_503, blst_503_def_timeout, blst_503_min_timeout, blst_503_max_timeout } =
      this.params
    if (!blst_503 || branch.peer === null) return
    const asked = retryAfter(reply)?.seconds ?? null
    const seconds =
      asked === null
        ? blst_503_def_timeout
        : Math.min(Math.max(asked, blst_503_min_timeout), blst_503_max_timeout)
    if (seconds <= 0) return
    this.server.locations.blockList.add(branch.peer, { causes: BlockCause.UNAVAILABLE, seconds })
  }

  /** Sends a success that came after another final reply: it is not kept for copies of the request. */
  sendLate(cell: Cell, text: string): void {
    sendText(cell, text)
  }

  replyFor(cell: Cell, ctx: Context, status: number, reason: string): boolean {
    return answer(this, cell, ctx, status, reason)
  }

  /** A reply made here has left. */
  answeredHere(cell: Cell, ctx: Context, text: string): void {
    this.counts.rpl_generated.add()
    this.counts.rpl_sent.add()
    const { localResponse } = this.events
    if (!localResponse.wanted) return
    const event = ctx.companion(parseMessageText(text, this.rules), 'event')
    event.transaction = cell
    cell.state |= CellState.HELD
    void localResponse.run(event)
  }

  /** An ACK made here has left. */
  ackSent(cell: Cell, reply: Context, text: string): void {
    const { localAckSent } = this.events
    if (!localAckSent.wanted) return
    const event = reply.companion(parseMessageText(text, this.rules), 'event')
    event.transaction = cell
    cell.state |= CellState.HELD
    void localAckSent.run(event)
  }

  /** The socket that requests made here seem to have come in on. */
  get anyListener(): Listener {
    return this.server.listeners[0] ?? this.server.blankContext('event').listener
  }

  /** The phrase of the reply that was chosen. */
  chosenReason(cell: Cell): string {
    return (
      contextOfReply(this, cell)?.message.reason ??
      this.reasonOf(cell.picked?.status ?? cell.status)
    )
  }

  /** The phrase that goes with a status made here. */
  reasonOf(status: number): string {
    return reasonOf(this, status)
  }

  /** The route of a request has ended: what it has left undone is not waited for. */
  routeEnded(cell: Cell, ctx: Context): void {
    cell.state &= ~CellState.ROUTING
    if (!ctx.message.isRequest || cell.status >= 200) return
    const busy = CellState.FORWARDED | CellState.SUSPENDED | CellState.FAILING | CellState.WAITING
    if ((cell.state & busy) === 0) putOnWait(this, cell)
  }

  /** Sends the text of a reply to who asked. */
  sendUpstream(cell: Cell, status: number, text: string, here: boolean): boolean {
    return sendUpstream(this, cell, status, text, here)
  }

  /** Forgets a transaction. */
  forget(cell: Cell): void {
    for (const watcher of this.watchers) watcher.forgotten?.(cell)
    stopBranches(this, cell)
    this.wheel.cancel(cell)
    this.table.remove(cell)
    const { slab } = this
    slab.free(cell.request)
    slab.free(cell.answer)
    cell.request = NOTHING
    cell.answer = NOTHING
    for (const branch of cell.branches) {
      slab.free(branch.sent)
      slab.free(branch.reply)
      branch.sent = NOTHING
      branch.reply = NOTHING
    }
  }
}

/** The name of an AVP as a parameter gives it: `$avp(name)`, `$avp(s:name)`, `$avp(i:7)` or the name alone. */
function avpName(text: string | null): string | null {
  if (text === null) return null
  const bare = text.startsWith('$avp(') && text.endsWith(')') ? text.slice(5, -1) : text
  return bare.startsWith('s:') ? bare.slice(2) : bare
}
