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

/** Stands where the nonce will: no realm has it, as the characters of messages are bytes. */
const MARK = '\u0100'

let last: ChallengeText = {
  header: '',
  realm: '',
  nonce: '',
  algorithm: 0,
  named: false,
  flags: 0,
}
let before = ''
let behind = ''

/** The line of a challenge, its line end included. What stands around the nonce is kept: a server says the same to nearly all. */
export function challengeLine(said: ChallengeText): string {
  if (!isAlike(said, last) || before === '') {
    const line = lineAround(said)
    const at = line.indexOf(MARK)
    before = line.slice(0, at)
    behind = line.slice(at + 1)
    last = said
  }
  return before + said.nonce + behind
}

function isAlike(one: ChallengeText, other: ChallengeText): boolean {
  return (
    one.realm === other.realm &&
    one.flags === other.flags &&
    one.header === other.header &&
    one.algorithm === other.algorithm &&
    one.named === other.named
  )
}

function lineAround({ header, realm, algorithm, named, flags }: ChallengeText): string {
  const text = printChallenge({
    realm: realm.replaceAll(/[\0\r\n]/g, ' '),
    nonce: MARK,
    algorithm: named ? (digestAlgorithms[algorithm]?.name ?? null) : null,
    qop: qualities[flags & 3] ?? [],
    stale: (flags & ChallengeFlag.STALE) !== 0,
    opaque: null,
  })
  return `${header}: ${text}\r\n`
}
