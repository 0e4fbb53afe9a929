/** What a check finds wrong with a message. */

/** The answer to a message that is not in order. */
export interface Verdict {
  readonly status: number
  /** The phrase after it. */
  readonly reason: string
  /** Header lines for the answer, each with its line end. */
  readonly headers: string
}

/**
 * A verdict.
 *
 * @param status - what to answer with
 * @param reason - the phrase after it
 * @param headers - header lines for the answer, each with its line end
 */
export function verdict(status: number, reason: string, headers = ''): Verdict {
  return { status, reason, headers }
}

const BAD_REQUEST = 400

/** A verdict for which there is no better status than 400. */
export function badRequest(reason: string): Verdict {
  return verdict(BAD_REQUEST, reason)
}
