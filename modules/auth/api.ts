/** What `auth` offers modules that know users: those with a database, a file of keys, or a server to ask. */

import { type Context, defineApi, type DigestSecret } from 'siprose'

import type { Claim } from './claims.ts'
import type { AuthResult } from './results.ts'

export { AuthResult } from './results.ts'
export type { Claim } from './claims.ts'

/** Who asks: the server itself by 401, or a proxy on the way by 407. */
export type Asker = 'www' | 'proxy'

/** Digests: what is asked, what came back, and whether it is right. */
export interface AuthApi {
  /**
   * Finds the credentials for a realm, and judges their nonce. Cheap; no secret is needed yet.
   *
   * Where the result is not GOOD there is nothing to look up, except that a claim with STALE may be given to {@link prove}, so that the
   * next challenge can tell the phone to try again by itself. An ACK, a CANCEL and a PRACK are GOOD without credentials.
   *
   * @param realm - not empty; the prefix that `realm_prefix` says is taken off
   */
  claim(ctx: Context, asker: Asker, realm: string): Claim

  /**
   * Checks the proof of a claim. Where it is right, the request is marked as that user's and its nonce as used.
   *
   * @param secret - the password, or its hash with user and realm, made by the algorithm of {@link algorithm}
   * @param method - what was signed; that of the request unless given
   */
  prove(ctx: Context, claim: Claim, secret: DigestSecret, method?: string): AuthResult

  /** The hash by which a claim has to be proved: where prehashed secrets are stored, it says which one is needed. */
  algorithm(claim: Claim): 'MD5' | 'SHA-256' | 'SHA-512-256'

  /**
   * The line of a challenge, or lines, each with its line end.
   *
   * @param flags - a sum: 1 for qop `auth`, 2 for `auth-int`, 16 for `stale`
   */
  challenge(ctx: Context, asker: Asker, realm: string, flags: number): string

  /** Answers with a challenge, 401 or 407. False where nothing was sent. */
  sendChallenge(ctx: Context, asker: Asker, realm: string, flags: number): boolean

  /** Whether the user of good credentials is the one in From, and in To of a REGISTER. */
  isSender(ctx: Context, claim: Claim): boolean
}

/** The key under which other modules ask for it. */
export const authApi = defineApi<AuthApi>('auth')
