// hot
/**
 * Digest authentication: what is hashed, in which order, and whether a proof is right (RFC 7616, RFC 8760).
 *
 * Hashing and comparing come from the caller, so that this stays text alone.
 */

import { sameText } from './chars.ts'
import type { DigestFields } from './headers/authorization.ts'

/** The hash functions of RFC 8760, by the names of their algorithms. */
export type DigestHashName = 'MD5' | 'SHA-256' | 'SHA-512-256'

/** Hashes the bytes of a text; gives lower-case hexadecimal digits. */
export type DigestHash = (name: DigestHashName, text: string) => string

/** Compares two texts of one length in a time that does not tell where they differ. */
export type DigestCompare = (a: string, b: string) => boolean

/** An algorithm of a digest. */
export interface DigestAlgorithm {
  /** As it is written: `SHA-256-sess`. */
  readonly name: string
  /** What it hashes with. */
  readonly hash: DigestHashName
  /** Whether nonce and cnonce go into the secret, so that it is another one in every session. */
  readonly session: boolean
}

/** The algorithms there are, the strongest first. */
export const digestAlgorithms: readonly DigestAlgorithm[] = [
  { name: 'SHA-512-256', hash: 'SHA-512-256', session: false },
  { name: 'SHA-256', hash: 'SHA-256', session: false },
  { name: 'MD5', hash: 'MD5', session: false },
  { name: 'SHA-512-256-sess', hash: 'SHA-512-256', session: true },
  { name: 'SHA-256-sess', hash: 'SHA-256', session: true },
  { name: 'MD5-sess', hash: 'MD5', session: true },
]

/**
 * The algorithm of a name in any case; MD5 for null; null for one nobody knows.
 *
 * @example See what an algorithm hashes with
 * ```ts
 * import { digestAlgorithm } from 'siprose/sip'
 *
 * digestAlgorithm('sha-256-SESS') // => { name: 'SHA-256-sess', hash: 'SHA-256', session: true }
 * digestAlgorithm(null)?.name // => 'MD5'
 * digestAlgorithm('SHA-1') // => null
 * ```
 */
export function digestAlgorithm(name: string | null): DigestAlgorithm | null {
  const wanted = name ?? 'MD5'
  for (const algorithm of digestAlgorithms) if (sameText(algorithm.name, wanted)) return algorithm
  return null
}

/** What a user's secret is: the password, or the hash that {@link hashedSecret} makes of it. */
export type DigestSecret =
  | {
      readonly password: string
      /** The user's name, where the fields have its hash; that of the fields unless given. */
      readonly username?: string
    }
  | { readonly ha1: string }

/** The request that a proof is for. */
export interface SignedRequest {
  readonly method: string
  /** Its body; needed by `auth-int` alone. */
  readonly body: string
}

/**
 * What may be stored in the place of a password: the hash of user, realm and password.
 *
 * It opens the realm as the password does, but no other one.
 *
 * @example Store no password
 * ```ts
 * import { createHash } from 'node:crypto'
 * import { type DigestHash, hashedSecret } from 'siprose/sip'
 *
 * const hash: DigestHash = (name, text) =>
 *   createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', '')).update(text, 'latin1').digest('hex')
 * hashedSecret(hash, 'MD5', { username: 'bob', realm: 'example.com', password: 'secret' }) // => '2664cba6663a734ef3a6fefc0c0d0821'
 * ```
 */
export function hashedSecret(
  hash: DigestHash,
  name: DigestHashName,
  who: { readonly username: string; readonly realm: string; readonly password: string },
): string {
  return hash(name, `${who.username}:${who.realm}:${who.password}`)
}

/**
 * The hash by which `userhash` names a user (RFC 7616 3.4.4).
 *
 * @example Find the user that a hash names
 * ```ts
 * import { createHash } from 'node:crypto'
 * import { type DigestHash, hashedUser } from 'siprose/sip'
 *
 * const hash: DigestHash = (name, text) =>
 *   createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', '')).update(text, 'latin1').digest('hex')
 * hashedUser(hash, 'SHA-256', 'bob', 'example.com').length // => 64
 * ```
 */
export function hashedUser(
  hash: DigestHash,
  name: DigestHashName,
  username: string,
  realm: string,
): string {
  return hash(name, `${username}:${realm}`)
}

/**
 * The proof that a request with these fields must have.
 *
 * @returns null for an algorithm or a quality of protection that nobody knows
 *
 * @example Make the proof of a client
 * ```ts
 * import { createHash } from 'node:crypto'
 * import { type DigestHash, digestResponse } from 'siprose/sip'
 *
 * const hash: DigestHash = (name, text) =>
 *   createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', '')).update(text, 'latin1').digest('hex')
 * const fields = {
 *   username: 'bob', realm: 'example.com', nonce: 'n1', uri: 'sip:example.com', response: null,
 *   algorithm: 'SHA-256', cnonce: null, opaque: null, qop: null, nc: null,
 * }
 * const request = { method: 'REGISTER', body: '' }
 * digestResponse(fields, { password: 'secret' }, request, hash)?.length // => 64
 * ```
 */
export function digestResponse(
  fields: DigestFields,
  secret: DigestSecret,
  request: SignedRequest,
  hash: DigestHash,
): string | null {
  return proof(fields, secret, request.method, request.body, hash)
}

/**
 * The proof of a server that knows the secret, too. It is `rspauth`, over the body of its reply (RFC 7616 3.5).
 *
 * @example Prove that the server knows the secret, too
 * ```ts
 * import { createHash } from 'node:crypto'
 * import { type DigestHash, digestRspauth } from 'siprose/sip'
 *
 * const hash: DigestHash = (name, text) =>
 *   createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', '')).update(text, 'latin1').digest('hex')
 * const fields = {
 *   username: 'bob', realm: 'example.com', nonce: 'n1', uri: 'sip:example.com', response: null,
 *   algorithm: null, cnonce: 'c', opaque: null, qop: 'auth-int', nc: '00000001',
 * }
 * digestRspauth(fields, { password: 'secret' }, 'the body of the reply', hash)?.length // => 32
 * ```
 */
export function digestRspauth(
  fields: DigestFields,
  secret: DigestSecret,
  body: string,
  hash: DigestHash,
): string | null {
  return proof(fields, secret, '', body, hash)
}

/** What has become of a check. */
export type DigestVerdict = 'right' | 'wrong' | 'incomplete' | 'unknown-algorithm' | 'unknown-qop'

/**
 * Whether a proof is right.
 *
 * Nonce, realm and URI are taken as they are: whether they are good ones is for the caller to say. With a hashed secret
 * the caller also knows that it was made by the algorithm of the fields; where the user name is given as its hash, a
 * password needs the name beside it.
 *
 * @example Check the proof of a client
 * ```ts
 * import { createHash, timingSafeEqual } from 'node:crypto'
 * import { checkDigest, type DigestHash } from 'siprose/sip'
 *
 * const hash: DigestHash = (name, text) =>
 *   createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', '')).update(text, 'latin1').digest('hex')
 * const fields = {
 *   username: 'Mufasa', realm: 'http-auth@example.org', uri: '/dir/index.html', algorithm: 'MD5',
 *   nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v', nc: '00000001', qop: 'auth', opaque: null,
 *   cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ', response: '8ca523f5e9506fed4657c9700eebdbec',
 * }
 * const request = { method: 'GET', body: '' }
 * const same = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b))
 * checkDigest(fields, { password: 'Circle of Life' }, request, hash, same) // => 'right'
 * checkDigest(fields, { password: 'Circle of Lies' }, request, hash, same) // => 'wrong'
 * ```
 */
export function checkDigest(
  fields: DigestFields,
  secret: DigestSecret,
  request: SignedRequest,
  hash: DigestHash,
  same: DigestCompare,
): DigestVerdict {
  if (digestAlgorithm(fields.algorithm) === null) return 'unknown-algorithm'
  const { response, qop } = fields
  if (!response || !fields.nonce || fields.uri === null) return 'incomplete'
  if (qop !== null && (fields.cnonce === null || fields.nc === null)) return 'incomplete'
  const right = digestResponse(fields, secret, request, hash)
  if (right === null) return 'unknown-qop'
  return right.length === response.length && same(right, response.toLowerCase()) ? 'right' : 'wrong'
}

function proof(
  fields: DigestFields,
  secret: DigestSecret,
  method: string,
  body: string,
  hash: DigestHash,
): string | null {
  const algorithm = digestAlgorithm(fields.algorithm)
  if (algorithm === null) return null
  const name = algorithm.hash
  const { qop, nonce, uri, nc, cnonce } = fields
  // what RFC 7616 3.4.3 calls A2
  let a2 = `${method}:${uri ?? ''}`
  if (qop !== null && sameText(qop, 'auth-int')) a2 += `:${hash(name, body)}`
  else if (qop !== null && !sameText(qop, 'auth')) return null
  const used = qop === null ? '' : `${nc ?? ''}:${cnonce ?? ''}:${qop}:`
  const ha1 = sessionSecret(fields, secret, algorithm, hash)
  return hash(name, `${ha1}:${nonce ?? ''}:${used}${hash(name, a2)}`)
}

/** The hash of what RFC 7616 3.4.2 calls A1. */
function sessionSecret(
  fields: DigestFields,
  secret: DigestSecret,
  algorithm: DigestAlgorithm,
  hash: DigestHash,
): string {
  const realm = fields.realm ?? ''
  const ha1 =
    'ha1' in secret
      ? secret.ha1
      : hashedSecret(hash, algorithm.hash, {
          username: secret.username ?? fields.username ?? '',
          realm,
          password: secret.password,
        })
  if (!algorithm.session) return ha1
  return hash(algorithm.hash, `${ha1}:${fields.nonce ?? ''}:${fields.cnonce ?? ''}`)
}
