/** Messages that were handed over and did not leave after all. */

/** What became of one. */
export type LossCause =
  /** The connection it waited for did not come about. */
  | 'connect'
  /** The kernel would not send it: no route, forbidden, and the like. */
  | 'refused'
  /** The connection broke, or its peer did not read: nobody knows how much of it arrived. */
  | 'broken'

/** Whoever wants to know of it. */
export interface Lost {
  /** Called once at most, never before `send` has returned; not when this side closes. */
  lost(cause: LossCause): void
}
