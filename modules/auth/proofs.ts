// hot
/**
 * Whether credentials prove that their sender knows a secret.
 *
 * Nearly all proofs are of MD5 with few bytes, so those are hashed here: 1.0 µs for the three hashes of a proof with qop, where
 * `hash('md5', …)` of `node:crypto` takes 1.4 µs (Node 26, the time of processor for one of 300 000, side by side).
 */

import { hash } from 'node:crypto'

import {
  checkDigest,
  type Credentials,
  type DigestHash,
  digestRspauth,
  type DigestSecret,
  type DigestVerdict,
  type SignedRequest,
} from 'siprose'

import { isHash, isHashAt, Md5 } from './md5.ts'

/** What a proof of MD5 may hold in all to be hashed here. */
const CAPACITY = 1000
/** Colons and hashes between the texts. */
const BETWEEN = 100

const md5 = new Md5(CAPACITY)
const secretHash = new Int32Array(4)
const requestHash = new Int32Array(4)
const proofHash = new Int32Array(4)
/** What {@link requestHash} is of: a server that phones register with is asked for the same all the time. */
let signedMethod = ''
let signedUri = ''

/** Hashes the bytes of a text, which has one a char, into lower-case hexadecimal digits. */
export const digestHash: DigestHash = (name, text) => {
  const algorithm = name === 'MD5' ? 'md5' : name === 'SHA-256' ? 'sha256' : 'sha512-256'
  return hash(algorithm, Buffer.from(text, 'latin1'))
}

/**
 * Checks the proof of credentials.
 *
 * @param fields - the credentials, with the algorithm and the realm that were asked for
 * @param secret - the password, or its hash with the user and the realm
 * @param request - what they were sent with
 */
export function checkProof(
  fields: Credentials,
  realm: string,
  algorithm: string,
  secret: DigestSecret,
  request: SignedRequest,
): DigestVerdict {
  if (algorithm === 'MD5' && isPlain(fields)) {
    const { username, nonce, uri, response, cnonce, nc, qop, text } = fields
    const { usernameStart, nonceStart, uriStart, responseStart } = fields
    if (username === null || !nonce || uri === null || !response) return 'incomplete'
    if (qop !== null && (cnonce === null || nc === null)) return 'incomplete'
    const length =
      username.length + realm.length + nonce.length + uri.length + request.method.length
    const rest = (cnonce?.length ?? 0) + (nc?.length ?? 0) + secretLength(secret)
    if (length + rest + BETWEEN < CAPACITY) {
      if ('password' in secret) {
        md5.begin()
        if (usernameStart < 0) md5.add(username)
        else md5.addPart(text, usernameStart, username.length)
        md5.join(realm).join(secret.password).end(secretHash)
      }
      if (uri !== signedUri || request.method !== signedMethod) {
        md5.begin().add(request.method)
        if (uriStart < 0) md5.join(uri)
        else md5.joinPart(text, uriStart, uri.length)
        md5.end(requestHash)
        signedMethod = request.method
        signedUri = uri
      }
      if ('password' in secret) md5.begin().addHash(secretHash)
      else md5.begin().add(secret.ha1)
      if (nonceStart < 0) md5.join(nonce)
      else md5.joinPart(text, nonceStart, nonce.length)
      if (qop !== null)
        md5
          .join(nc ?? '')
          .join(cnonce ?? '')
          .join(qop)
      md5.joinHash(requestHash).end(proofHash)
      if (response.length !== 32) return 'wrong'
      const right =
        responseStart < 0 ? isHash(proofHash, response) : isHashAt(proofHash, text, responseStart)
      return right ? 'right' : 'wrong'
    }
  }
  return checkDigest({ ...fieldsOf(fields), realm, algorithm }, secret, request, digestHash, same)
}

/**
 * The server's own proof that it knows the secret (RFC 7616 3.5).
 *
 * @returns null where it cannot be made before the body of the reply is known
 */
export function ownProof(
  fields: Credentials,
  realm: string,
  algorithm: string,
  secret: DigestSecret,
): string | null {
  if (fields.qop !== null && fields.qop.toLowerCase() !== 'auth') return null
  return digestRspauth({ ...fieldsOf(fields), realm, algorithm }, secret, '', digestHash)
}

function isPlain({ qop, userhash }: Credentials): boolean {
  return !userhash && (qop === null || qop === 'auth')
}

function secretLength(secret: DigestSecret): number {
  return 'password' in secret ? secret.password.length : secret.ha1.length
}

function fieldsOf(fields: Credentials) {
  const { username, nonce, uri, response, cnonce, opaque, qop, nc } = fields
  return { username, nonce, uri, response, cnonce, opaque, qop, nc }
}

/** Whether two texts of one length are the same, in a time that does not tell where they differ. */
function same(a: string, b: string): boolean {
  let differ = a.length ^ b.length
  for (let p = 0; p < a.length; p++) differ |= a.charCodeAt(p) ^ b.charCodeAt(p)
  return differ === 0
}
