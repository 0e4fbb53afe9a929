/** What a check of credentials results in, as scripts see it. */

/** The results, by what they mean. */
export const AuthResult = {
  /** The credentials are good, or none are asked for: an ACK, a CANCEL, a PRACK. */
  GOOD: 1,
  /** The credentials could not be read or used, or the nonce was not made here. */
  ERROR: -1,
  /** The proof is wrong. */
  WRONG: -2,
  /** There is no such user; for modules that look users up. */
  UNKNOWN_USER: -3,
  /** The nonce is too old, or used up, or made for another kind of request. */
  STALE: -4,
  /** There are no credentials for the realm. */
  NONE: -5,
  /** The nonce is good for one request, and was used before. */
  REUSED: -6,
  /** The credentials are good, and belong to somebody else than who To or From names. */
  OTHER_USER: -8,
} as const

/** One of the {@link AuthResult results}. */
export type AuthResult = (typeof AuthResult)[keyof typeof AuthResult]
