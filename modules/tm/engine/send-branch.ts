// hot
/** A branch on its way: to the first of its places that takes it, and again until somebody answers (RFC 3261 section 17.1). */

import {
  BlockCause,
  buildRequest,
  type Context,
  errorOf,
  exchangeLateLines,
  forwardOptions,
  type Listener,
  type LossCause,
  type Lost,
  MethodId,
  nextMaxForwards,
  type Obstacle,
  Peer,
  type ReplyError,
  sendByLength,
  Target,
  viaValue,
  wayOf,
  type Wanted,
  withLateLines,
} from 'siprose'

import type { Tm } from '../tm.ts'
import { detached } from './detach.ts'
import { type Branch, BranchState, type Places } from './branch.ts'
import { CellState } from './cell.ts'

/** Stands where our Via will: no message has it, as the characters of messages are bytes. */
const MARK = '\u0100'

const UNRESOLVED: ReplyError = { status: 503, reason: 'Too many requests wait for name servers' }
/** Parts of texts are copies below this length. */
const SHORT = 13

const { INVITE } = MethodId

/** Hears that a branch was handed over and did not leave. */
class Loss implements Lost {
  readonly #tm: Tm
  readonly #branch: Branch
  /** Of the transaction that it hears for: one that comes after it may use the same object. */
  readonly #label: number
  readonly #target: Peer

  constructor(tm: Tm, branch: Branch, target: Peer) {
    this.#tm = tm
    this.#branch = branch
    this.#label = branch.cell.label
    this.#target = target
  }

  lost(cause: LossCause): void {
    const branch = this.#branch
    if (branch.cell.label !== this.#label) return
    if (branch.status >= 100 || branch.is(BranchState.MOVED)) return
    if (this.#target instanceof Target) {
      const kind = cause === 'connect' ? BlockCause.CONNECT : BlockCause.SEND
      this.#tm.server.sender.failed(
        this.#target,
        kind,
        branch.cell.extras.sending?.ignoredCauses ?? 0,
      )
    }
    // of what may have arrived the peer may still answer
    if (cause !== 'broken') this.#tm.branchLost(branch)
  }
}

/**
 * Sends a branch to where it is wanted.
 *
 * @param tm - keeps the transaction
 * @param branch - a new branch of it
 * @param ctx - the request as the branch has it
 * @param wanted - where to
 * @param extra - header lines the branch has besides
 * @returns null when it is on its way, else why it is not
 */
export function sendBranch(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  wanted: Wanted,
  extra: string,
): ReplyError | null {
  const { locations } = tm.server
  const { cell } = branch
  branch.mode = ctx.forwardMode
  branch.late = ctx.message.changes?.late ?? null
  const looks = (cell.methodId & tm.params.blst_methods_lookup) !== 0
  const direct = looks ? locations.locator.direct(wanted) : locations.locator.unblocked(wanted)
  if (direct !== null) return sendTo(tm, branch, ctx, direct, extra) ? null : errorOf('tried-all')
  const places = locations.locator.locate(wanted)
  if (tm.failsOver(cell)) branch.places = places
  for (let place = places.next(); ; place = places.next()) {
    if (place === null) return errorOf(places.obstacle ?? 'tried-all')
    if (place instanceof Promise) {
      if (!tm.server.sender.enter()) return UNRESOLVED
      void sendLater(tm, branch, ctx, { place, places, text: unsentText(ctx, extra) })
      return null
    }
    if (sendTo(tm, branch, ctx, place, extra)) return null
  }
}

/** What a branch waits with. */
interface Waiting {
  readonly place: Promise<Peer | null>
  readonly places: Places & { readonly obstacle: Obstacle | null }
  readonly text: string
}

async function sendLater(tm: Tm, branch: Branch, ctx: Context, waiting: Waiting): Promise<void> {
  branch.state |= BranchState.WAITING
  branch.cell.state |= CellState.HELD
  const { places, text } = waiting
  let place: Peer | null | Promise<Peer | null> = waiting.place
  const socket = ctx.sendSocket
  for (;;) {
    if (place instanceof Promise) place = await place
    // it may have been cancelled meanwhile, and all be over
    if (place === null || branch.final) break
    if (sendText(tm, branch, ctx, place, socket, text)) break
    place = places.next()
  }
  tm.server.sender.leave()
  branch.state &= ~BranchState.WAITING
  if (place === null && !branch.final) {
    const error = errorOf(places.obstacle ?? 'tried-all')
    tm.branchFailed(branch, error.status)
  }
}

/** The request of a branch without what depends on the socket: our Via, and headers such as Record-Route. */
function unsentText(ctx: Context, extra: string): string {
  return buildRequest(ctx.message, optionsOf(ctx, MARK, null, extra))
}

function optionsOf(ctx: Context, via: string, from: Listener | null, extra: string) {
  const options = forwardOptions(ctx, via, nextMaxForwards(ctx), from?.proto !== 'udp', from)
  return extra === '' ? options : { ...options, extra }
}

/** Sends a branch whose text is made for the socket it leaves from. */
function sendTo(tm: Tm, branch: Branch, ctx: Context, place: Peer, extra: string): boolean {
  const from = tm.server.sender.socketTo(ctx, place, ctx.sendSocket)
  if (from === null) return false
  const { cell } = branch
  const name = tm.stem(cell) + branch.number
  const via = viaValue(ctx, from, name)
  const text = buildRequest(ctx.message, optionsOf(ctx, via, from, extra))
  return handOver(tm, branch, ctx, place, from, text, ctx.sendSocket)
}

/** Sends a text that has a mark in the place of our Via. */
function sendText(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  place: Peer,
  socket: Listener | null,
  marked: string,
): boolean {
  const from = tm.server.sender.socketTo(ctx, place, socket)
  if (from === null) return false
  return handOver(tm, branch, ctx, place, from, withVia(tm, branch, ctx, from, marked), socket)
}

function withVia(tm: Tm, branch: Branch, ctx: Context, from: Listener, marked: string): string {
  const { cell } = branch
  const at = marked.indexOf(MARK)
  const via = viaValue(ctx, from, tm.stem(cell) + branch.number)
  const text = marked.slice(0, at) + via + marked.slice(at + MARK.length)
  return branch.late === null ? text : withLateLines(text, branch.late, wayOf(ctx, from))
}

/** Hands the text of a branch to its socket, and begins to wait for an answer. */
function handOver(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  place: Peer,
  from: Listener,
  text: string,
  forced: Listener | null,
): boolean {
  const { sender, settings } = tm.server
  branch.peer = kept(tm, place)
  branch.from = from
  watchLoss(tm, branch, place)
  let sent = true
  if (sender.mayLeave(ctx, from, place, text)) {
    if (settings.udp_mtu === 0 || place.proto !== 'udp') sent = from.send(text, place, branch.mode)
    else sent = sendLong(tm, branch, ctx, place, from, text, forced)
  }
  if (!sent) return false
  sender.sent()
  tm.slab.free(branch.sent)
  branch.sent = tm.slab.keep(text)
  branch.state |= BranchState.SENT
  startTimers(tm, branch)
  return true
}

/** Lets a branch hear that what is sent to a place does not leave. */
export function watchLoss(tm: Tm, branch: Branch, place: Peer): void {
  if (place.lost !== null) return
  if (place.proto !== 'udp' || tm.server.settings.use_dst_blocklist) {
    place.lost = new Loss(tm, branch, place)
  }
}

/** A peer whose address keeps no message in memory: for most branches one that others have too. */
function kept(tm: Tm, place: Peer): Peer {
  // names of locations are their own; an address in a message is a part of it
  if (place instanceof Target) return place
  if (place.proto === 'udp' && place.key !== 0 && !tm.server.settings.use_dst_blocklist) {
    return tm.callees.of(place)
  }
  const { proto, address, port, connection, key } = place
  return address.length < SHORT ? place : new Peer(proto, detached(address), port, connection, key)
}

function sendLong(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  place: Peer,
  from: Listener,
  text: string,
  forced: Listener | null,
): boolean {
  const { proto, address, port, key } = place
  const target =
    place instanceof Target ? place : new Target(proto, address, from.family, port, address, key)
  const name = tm.stem(branch.cell) + branch.number
  const end = text.indexOf('\r\n', text.indexOf('\r\nVia: ') + 2)
  return sendByLength({
    ctx,
    target,
    from,
    text,
    mode: branch.mode,
    socketTo: (there) => tm.server.sender.socketTo(ctx, there, forced),
    textFor: (other) => {
      const start = text.indexOf('\r\nVia: ') + 7
      const whole = text.slice(0, start) + viaValue(ctx, other, name) + text.slice(end)
      const { late } = branch
      if (late === null) return whole
      return exchangeLateLines(whole, late, wayOf(ctx, from), wayOf(ctx, other))
    },
  })
}

/** Timers A or E for sending again, B or F for giving up (RFC 3261 sections 17.1.1.2 and 17.1.2.2). */
export function startTimers(tm: Tm, branch: Branch): void {
  const { cell } = branch
  const now = tm.wheel.now()
  branch.interval = tm.times.t1(cell)
  branch.again = branch.peer?.proto === 'udp' ? now + branch.interval : -1
  setEnd(branch, now, tm.times.fr(cell))
  scheduleBranch(tm, branch)
}

/** Sets when a branch has failed, which is never after the transaction has to be over. */
export function setEnd(branch: Branch, now: number, ms: number): void {
  const { lifeEnd } = branch.cell
  const end = now + ms
  branch.end = lifeEnd >= 0 && lifeEnd < end ? lifeEnd : end
}

/** Sets the branch's timer for what comes first. */
export function scheduleBranch(tm: Tm, branch: Branch): void {
  const { again, end, cancel } = branch
  let due = end
  if (again >= 0 && (due < 0 || again < due)) due = again
  if (cancel !== null && cancel.again >= 0 && (due < 0 || cancel.again < due)) due = cancel.again
  if (due >= 0) tm.wheel.set(branch, due)
  else tm.wheel.cancel(branch)
}

/** Sends the request of a branch again. */
export function sendBranchAgain(tm: Tm, branch: Branch): void {
  const { from, peer, sent } = branch
  if (from === null || peer === null || sent < 0) return
  from.send(tm.slab.text(sent), peer, branch.mode)
}

/** What is left to do for a branch at a time; true when it has failed. */
export function branchTick(tm: Tm, branch: Branch, now: number): boolean {
  if (branch.end >= 0 && now >= branch.end) return true
  if (branch.again >= 0 && now >= branch.again) {
    sendBranchAgain(tm, branch)
    branch.interval = Math.min(branch.interval * 2, tm.times.t2(branch.cell))
    branch.again = now + branch.interval
  }
  const { cancel, from, peer } = branch
  if (
    cancel !== null &&
    cancel.again >= 0 &&
    now >= cancel.again &&
    from !== null &&
    peer !== null
  ) {
    from.send(cancel.text, peer, branch.mode)
    cancel.interval = Math.min(cancel.interval * 2, tm.times.t2(branch.cell))
    cancel.again = now + cancel.interval
  }
  scheduleBranch(tm, branch)
  return false
}

/** A provisional reply has come: an INVITE is not sent again, another request more seldom, and there is more time. */
export function provisional(tm: Tm, branch: Branch, status: number): void {
  const { cell } = branch
  const now = tm.wheel.now()
  if (cell.methodId === INVITE) {
    branch.again = -1
    branch.state |= BranchState.RINGS
    // each rings anew, unless only what is news may do so
    if (
      tm.params.restart_fr_on_each_reply ||
      branch.status === 0 ||
      (status >= 180 && status > branch.status)
    ) {
      if (!branch.is(BranchState.CANCELED)) setEnd(branch, now, tm.times.frInv(cell))
    }
  } else if (branch.again >= 0) {
    branch.interval = tm.times.t2(cell)
    branch.again = now + branch.interval
  }
  scheduleBranch(tm, branch)
}
