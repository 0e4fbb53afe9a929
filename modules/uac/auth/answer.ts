/** Answers to challenges (RFC 7616): who this server is, and a proof. */

import { hash as digest } from 'node:crypto'

import {
  Challenge,
  challenges,
  digestAlgorithm,
  type DigestHash,
  digestResponse,
  type DigestSecret,
  HeaderId,
  type Message,
  printCredentials,
  type Random,
  randomToken,
} from 'siprose'

const UNAUTHORIZED = 401
const PROXY = 407

const hash: DigestHash = (name, text) => {
  const algorithm = name === 'MD5' ? 'md5' : name === 'SHA-256' ? 'sha256' : 'sha512-256'
  return digest(algorithm, Buffer.from(text, 'latin1'))
}

/** Who this server is for a realm; null where it is nobody there. */
export type FindLogin = (
  realm: string,
) => { readonly user: string; readonly secret: DigestSecret } | null

/** An answer. */
export interface Answer {
  /** The header line, with its line end. */
  readonly line: string
  readonly realm: string
  readonly stale: boolean
}

/** True for a status that asks who this server is. */
export function isChallenge(status: number): boolean {
  return status === UNAUTHORIZED || status === PROXY
}

/**
 * Answers the first challenge of a reply that can be answered.
 *
 * @param status - of the reply: 401 or 407
 * @param find - knows who this server is
 * @param request - what is sent again
 * @returns null where there is none
 */
export function answerChallenge(
  { reply, status }: { readonly reply: Message; readonly status: number },
  find: FindLogin,
  request: { readonly method: string; readonly uri: string; readonly body: string },
  random: Random,
): Answer | null {
  const proxy = status === PROXY
  const id = proxy ? HeaderId.PROXY_AUTHENTICATE : HeaderId.WWW_AUTHENTICATE
  for (const challenge of challenges(reply, id)) {
    if (!(challenge instanceof Challenge) || !challenge.isDigest) continue
    if (digestAlgorithm(challenge.algorithm) === null) continue
    const login = find(challenge.realm)
    if (login === null) continue
    const value = valueFor(challenge, login, request, random)
    if (value === null) continue
    const line = `${proxy ? 'Proxy-Authorization' : 'Authorization'}: ${value}\r\n`
    return { line, realm: challenge.realm, stale: challenge.stale }
  }
  return null
}

function valueFor(
  challenge: Challenge,
  { user, secret }: { readonly user: string; readonly secret: DigestSecret },
  { method, uri, body }: { readonly method: string; readonly uri: string; readonly body: string },
  random: Random,
): string | null {
  const { realm, nonce, algorithm, opaque, qop: offered } = challenge
  const qop = offered.includes('auth') ? 'auth' : (offered[0] ?? null)
  const fields = {
    username: user,
    realm,
    nonce,
    uri,
    response: null as string | null,
    algorithm,
    cnonce: qop === null ? null : randomToken(random, 2),
    opaque,
    qop,
    nc: qop === null ? null : '00000001',
  }
  fields.response = digestResponse(fields, secret, { method, body }, hash)
  return fields.response === null ? null : printCredentials(fields)
}
