/** Requests with credentials, made for the nonce that a server has given. */

import { createHash } from 'node:crypto'

/** What differs from good credentials of alice for a REGISTER. */
export interface Proof {
  readonly header?: string
  readonly scheme?: string
  readonly user?: string
  readonly realm?: string
  readonly password?: string
  /** The nonce in the place of the server's; a function changes that. */
  readonly nonce?: (nonce: string) => string
  readonly uri?: string
  readonly method?: string
  readonly algorithm?: string
  readonly qop?: string
  readonly nc?: string
  readonly cnonce?: string
  readonly body?: string
  readonly response?: string
  /** Changes the line that comes out. */
  readonly change?: (line: string) => string
}

/** What differs from a REGISTER. */
export interface Parts {
  readonly method?: string
  readonly from?: string
  readonly to?: string
  readonly toTag?: string
  readonly callId?: string
  readonly host?: string
  readonly body?: string
}

const nodeHash = (name: string): string =>
  /512/.test(name) ? 'sha512-256' : /256/.test(name) ? 'sha256' : 'md5'

/** The header line of credentials. */
export function credentialsLine(proof: Proof, given: string): string {
  const {
    header = 'Authorization',
    scheme = 'Digest',
    user = 'alice',
    realm = 'example.com',
  } = proof
  const { password = 'secret', uri = 'sip:127.0.0.1', method = 'REGISTER', qop, body = '' } = proof
  const { nc = '00000001', cnonce = 'c1', algorithm, change = (line) => line } = proof
  const nonce = proof.nonce?.(given) ?? given
  const digest = (text: string): string =>
    createHash(nodeHash(algorithm ?? ''))
      .update(text, 'latin1')
      .digest('hex')
  let secret = digest(`${user}:${realm}:${password}`)
  if (algorithm?.toLowerCase().endsWith('-sess') === true) {
    secret = digest(`${secret}:${nonce}:${cnonce}`)
  }
  const signed = digest(`${method}:${uri}${qop === 'auth-int' ? `:${digest(body)}` : ''}`)
  const used = qop === undefined ? '' : `${nc}:${cnonce}:${qop}:`
  const response = proof.response ?? digest(`${secret}:${nonce}:${used}${signed}`)
  let line = `${header}: ${scheme} username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}"`
  if (algorithm !== undefined) line += `, algorithm=${algorithm}`
  if (qop !== undefined) line += `, qop=${qop}, nc=${nc}, cnonce="${cnonce}"`
  return change(line)
}

let made = 0

/** A request to the route with a number. */
export function request(route: number, parts: Parts, lines: readonly string[]): string {
  made += 1
  const { method = 'REGISTER', from = 'alice@example.com', to = from, host = '127.0.0.1' } = parts
  const { callId = `auth${made}`, body = '', toTag } = parts
  const tag = toTag === undefined ? '' : `;tag=${toTag}`
  const headers = lines.map((line) => `${line}\r\n`).join('')
  return (
    `${method} sip:${route}@${host} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKauth${made};rport\r\n` +
    `From: <sip:${from}>;tag=t\r\nTo: <sip:${to}>${tag}\r\nCall-ID: ${callId}\r\nCSeq: 1 ${method}\r\n` +
    `${headers}Content-Length: ${body.length}\r\n\r\n${body}`
  )
}
