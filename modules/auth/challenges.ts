// hot
/** The headers that ask for a proof. */

import { digestAlgorithms, printChallenge } from 'siprose'

/** Bits of what challenge functions are told; scripts cannot say `NO_QOP`, which keeps the parameter `qop` out. */
export const ChallengeFlag = {
  AUTH: 1,
  AUTH_INT: 2,
  SILENT: 4,
  STALE: 16,
  NO_QOP: 32,
} as const

const qualities: readonly (readonly string[])[] = [[], ['auth'], ['auth-int'], ['auth', 'auth-int']]

/** What a challenge says. */
export interface ChallengeText {
  /** The name of the header. */
  readonly header: string
  readonly realm: string
  readonly nonce: string
  /** Its place among `digestAlgorithms`. */
  readonly algorithm: number
  /** Whether the algorithm is written; one that is not is MD5. */
  readonly named: boolean
  /** Bits of {@link ChallengeFlag}. */
  readonly flags: number
}

/** The line of a challenge, its line end included. */
export function challengeLine(said: ChallengeText): string {
  const { header, realm, nonce, algorithm, named, flags } = said
  const text = printChallenge({
    realm: realm.replaceAll(/[\0\r\n]/g, ' '),
    nonce,
    algorithm: named ? (digestAlgorithms[algorithm]?.name ?? null) : null,
    qop: qualities[flags & 3] ?? [],
    stale: (flags & ChallengeFlag.STALE) !== 0,
    opaque: null,
  })
  return `${header}: ${text}\r\n`
}
