/** Showing who asks: basic and digest authentication (RFC 7617, RFC 7616). */

import { createHash, randomBytes } from 'node:crypto'

import { digestAlgorithm, digestResponse, type DigestHash } from '../../sip/digest.ts'
import { HeaderId } from '../../sip/header-names.ts'
import { Challenge, challenges } from '../../sip/headers/authenticate.ts'
import { printCredentials } from '../../sip/headers/authorization.ts'
import { parseMessageText } from '../../sip/message.ts'
import { parserRules } from '../../sip/rules.ts'
import type { HttpAnswer, HttpCall, HttpHeader, HttpLogin } from './http-calls.ts'
import { targetOf } from './request-lines.ts'

const UNAUTHORIZED = 401

const rules = parserRules({ httpReplies: true })

const hash: DigestHash = (name, text) =>
  createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', ''))
    .update(text, 'latin1')
    .digest('hex')

/** The header with which a call begins; null where a challenge is waited for, or there is no login. */
export function firstLogin({ login }: HttpCall): HttpHeader | null {
  return login === null || login.digest || !login.basic ? null : basic(login)
}

/** The header that answers a challenge; null where there is none to answer. */
export function loginFor(call: HttpCall, url: URL, answer: HttpAnswer): HttpHeader | null {
  const { login } = call
  if (login === null || answer.status !== UNAUTHORIZED) return null
  const lines = answer.headers
    .filter(([name]) => name.toLowerCase() === 'www-authenticate')
    .map(([, value]) => `WWW-Authenticate: ${value}\r\n`)
  const message = parseMessageText(`HTTP/1.1 401 Unauthorized\r\n${lines.join('')}\r\n`, rules)
  const offered = challenges(message, HeaderId.WWW_AUTHENTICATE)
  for (const one of offered) {
    if (!(one instanceof Challenge) || !login.digest) continue
    if (one.isDigest && digestAlgorithm(one.algorithm) !== null)
      return digest(call, login, url, one)
  }
  const takesBasic = lines.some((line) => /:\s*basic\b|,\s*basic\b/i.test(line))
  return login.basic && takesBasic ? basic(login) : null
}

function basic({ user, password }: HttpLogin): HttpHeader {
  const pair = Buffer.from(`${user}:${password}`, 'latin1').toString('base64')
  return ['Authorization', `Basic ${pair}`]
}

function digest(
  call: HttpCall,
  login: HttpLogin,
  url: URL,
  challenge: Challenge,
): HttpHeader | null {
  const qop = challenge.qop.includes('auth') ? 'auth' : (challenge.qop[0] ?? null)
  const fields = {
    username: login.user,
    realm: challenge.realm ?? '',
    nonce: challenge.nonce ?? '',
    uri: targetOf(url),
    response: null as string | null,
    algorithm: challenge.algorithm,
    cnonce: qop === null ? null : randomBytes(12).toString('hex'),
    opaque: challenge.opaque,
    qop,
    nc: qop === null ? null : '00000001',
  }
  const request = { method: call.method, body: call.body ?? '' }
  fields.response = digestResponse(fields, { password: login.password }, request, hash)
  return fields.response === null ? null : ['Authorization', printCredentials(fields)]
}
