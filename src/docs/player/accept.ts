/** Rewrites what differs: the examples of a file brought in line with what the server does. */

import { applyEdits } from './edit.ts'
import type { Outcome } from './player.ts'

/**
 * The text of a file with all that was accepted written into it. Patterns that still fit stay.
 *
 * @param text - the whole file
 * @param outcomes - how its examples went, played with `accept`
 */
export function acceptedText(text: string, outcomes: readonly Outcome[]): string {
  return applyEdits(
    text,
    outcomes.flatMap((outcome) => outcome.edits),
  )
}
