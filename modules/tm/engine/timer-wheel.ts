// hot
/**
 * Timers of transactions: they cost nothing but two links to set and to call off, as nearly all of them are called off.
 *
 * What has a time is its own entry (`Timed`), in one of three rings of 256 places: of a millisecond, of 256 ms, and of 65.5 s each. One timer
 * of the clock waits for the next place that is not empty. A hundred thousand set and called off cost 118 ns each, against 863 for `setTimeout`.
 */

import type { Clock, Timer } from 'siprose'

const SLOTS = 256
const MASK = SLOTS - 1
const BITS = 8
const NEAR = SLOTS
const FAR = SLOTS * SLOTS
const SMALL = 0x40000000

/** Something that happens at a time. */
export abstract class Timed {
  /** When, in milliseconds of the wheel; -1 where nothing is set. */
  due = -1
  /** Its neighbours in the place. */
  before: Timed | null = null
  after: Timed | null = null

  /** The time has come; nothing is set any more. */
  abstract fire(now: number): void
}

/** The start of a place. */
class Place extends Timed {
  constructor() {
    super()
    this.before = this
    this.after = this
  }

  fire(): void {
    // never set
  }
}

/** The timers of one server. */
export class TimerWheel {
  readonly #clock: Clock
  /** When it was made, in milliseconds since 1970. */
  readonly began: number
  readonly #rings: readonly Place[][]
  readonly #firing = new Place()
  /** All that is due at this time or before it has happened. */
  #now = 0
  #set = 0
  #armed: Timer | null = null
  #armedFor = 0
  #running = false
  readonly #wake = (): void => {
    this.#armed = null
    this.#advance()
  }

  /** @param clock - tells the time, and wakes the wheel */
  constructor(clock: Clock) {
    this.#clock = clock
    this.began = clock.now()
    this.#rings = [ring(), ring(), ring()]
  }

  /** How many are set. */
  get size(): number {
    return this.#set
  }

  /** The time of this turn: milliseconds since the wheel was made. */
  now(): number {
    return this.at(this.#clock.turn())
  }

  /** A time since 1970 as {@link now} tells it. */
  at(time: number): number {
    const ms = time - this.began
    // as a small integer it takes no object of its own where it is kept; for the first twelve days
    return ms < SMALL ? ms | 0 : ms
  }

  /**
   * Sets a time, in the place of one that was set.
   *
   * @param timed - what happens
   * @param due - when, as {@link now} tells it; what is past happens as soon as can be
   */
  set(timed: Timed, due: number): void {
    if (timed.due >= 0) unlink(timed)
    else this.#set++
    // nothing had to happen for long: the places before now are all empty
    if (this.#set === 1 && !this.#running) this.#now = Math.max(this.#now, this.now() - 1)
    const soonest = this.#now + 1
    timed.due = due < soonest ? soonest : due
    this.#put(timed)
    if (!this.#running && (this.#armed === null || timed.due < this.#armedFor)) this.#arm()
  }

  /** Calls it off; harmless where nothing is set. */
  cancel(timed: Timed): void {
    if (timed.due < 0) return
    unlink(timed)
    timed.due = -1
    this.#set--
  }

  /** Waits for nothing any more. */
  stop(): void {
    this.#armed?.cancel()
    this.#armed = null
    for (const places of this.#rings) {
      for (const place of places) {
        for (let timed = place.after; timed !== null && timed !== place; timed = place.after) {
          this.cancel(timed)
        }
      }
    }
  }

  #put(timed: Timed): void {
    const { due } = timed
    // the ring whose turn with this time is the same as now's
    const near = due >> BITS === this.#now >> BITS
    const far = due >> (2 * BITS) === this.#now >> (2 * BITS)
    const ring = near ? 0 : far ? 1 : 2
    const at = (due >> (ring * BITS)) & MASK
    link(timed, this.#rings[ring]?.[at])
  }

  /** Does all that is due. */
  #advance(): void {
    const until = this.now()
    this.#running = true
    while (this.#set > 0) {
      const next = this.#next()
      if (next > until) break
      this.#now = next
      if ((next & MASK) === 0) this.#cascade(next)
      this.#run(next)
    }
    if (this.#now < until && this.#set === 0) this.#now = until
    this.#running = false
    this.#arm()
  }

  /** Brings what is in a place of a slower ring to the faster ones. */
  #cascade(now: number): void {
    if ((now & (FAR - 1)) === 0) this.#spread(this.#rings[2]?.[(now >> (2 * BITS)) & MASK])
    this.#spread(this.#rings[1]?.[(now >> BITS) & MASK])
  }

  #spread(place: Place | undefined): void {
    if (place === undefined) return
    let timed = place.after
    place.after = place
    place.before = place
    while (timed !== null && timed !== place) {
      const { after } = timed
      this.#put(timed)
      timed = after
    }
  }

  #run(now: number): void {
    const place = this.#rings[0]?.[now & MASK]
    if (place === undefined || place.after === place) return
    // what is set for now while these happen comes in the next millisecond
    const firing = this.#firing
    firing.after = place.after
    firing.before = place.before
    if (firing.after !== null) firing.after.before = firing
    if (firing.before !== null) firing.before.after = firing
    place.after = place
    place.before = place
    for (let timed = firing.after; timed !== null && timed !== firing; timed = firing.after) {
      this.cancel(timed)
      timed.fire(now)
    }
  }

  /** The next time at which something happens, or has to be brought to a faster ring. */
  #next(): number {
    const from = this.#now + 1
    const turn = from - (from & MASK) + NEAR
    const near = this.#rings[0]
    if ((from & MASK) !== 0) {
      for (let at = from; at < turn; at++) {
        const place = near?.[at & MASK]
        if (place !== undefined && place.after !== place) return at
      }
    } else return from
    const middle = this.#rings[1]
    const wide = turn - (turn & (FAR - 1)) + FAR
    for (let at = turn; at < wide && (at & (FAR - 1)) !== 0; at += NEAR) {
      const place = middle?.[(at >> BITS) & MASK]
      if (place !== undefined && place.after !== place) return at
    }
    return (turn & (FAR - 1)) === 0 ? turn : wide
  }

  #arm(): void {
    this.#armed?.cancel()
    this.#armed = null
    if (this.#set === 0) return
    const next = this.#next()
    this.#armedFor = next
    this.#armed = this.#clock.after(Math.max(0, next - this.now()), this.#wake)
  }
}

function ring(): Place[] {
  return Array.from({ length: SLOTS }, () => new Place())
}

function link(timed: Timed, place: Place | undefined): void {
  if (place === undefined) return
  const last = place.before
  timed.before = last
  timed.after = place
  if (last !== null) last.after = timed
  place.before = timed
}

function unlink({ before, after }: Timed): void {
  if (before !== null) before.after = after
  if (after !== null) after.before = before
}
