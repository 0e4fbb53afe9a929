/** What few scripts do with a message, kept apart so that a transaction of those that do not is 100 bytes less. */

import type { Sending } from 'siprose'

/** Replies of earlier attempts that do not count: all, those of the last attempt, none. */
export type DropMode = 'all' | 'last' | 'none'

/** It; the fields are those of `Context` where they have its names. */
export class CellExtras {
  lowFlags = 0
  highFlags = 0
  sending: Sending | null = null
  forwardMode = 0
  replyMode = 0
  /** The place of the header of the credentials that were found good; -1 for none. */
  authorizedAt = -1
  replyHeaders = ''
  replyToVia = false
  /** Whether the changes that are kept are what later attempts have, whatever the script changes after it has saved them. */
  editsSaved = false
  /** Which replies of earlier attempts do not count once another one begins; null for what the parameter says. */
  dropMode: DropMode | null = null
}

/** None of it. */
export const NO_EXTRAS: CellExtras = Object.freeze(new CellExtras())
