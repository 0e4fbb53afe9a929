/** Requests for the tests, as the server has them. */

import {
  Context,
  type Credentials,
  type Host,
  type Listener,
  parseMessageText,
  Peer,
} from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { NonceUses } from '../nonce-uses.ts'
import { type NonceRules, Nonces } from '../nonces.ts'

/** Parts of a request that differ. */
export interface Parts {
  readonly method?: string
  readonly uri?: string
  readonly callId?: string
  readonly fromTag?: string
  readonly toTag?: string
  readonly address?: string
  readonly at?: number
  readonly headers?: readonly string[]
  readonly body?: string
}

export const NOON = 946_728_000_000

/** A request in the hands of a script. */
export function requestOf(parts: Parts = {}): Context {
  const { method = 'REGISTER', uri = 'sip:example.com', callId = '1', fromTag = 'f' } = parts
  const { address = '192.0.2.10', at = NOON, headers = [], body = '' } = parts
  const to = parts.toTag === undefined ? '' : `;tag=${parts.toTag}`
  const message = parseMessageText(
    `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\n` +
      `From: <sip:alice@example.com>;tag=${fromTag}\r\nTo: <sip:alice@example.com>${to}\r\n` +
      `Call-ID: ${callId}\r\nCSeq: 1 ${method}\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n${body}`,
  )
  const host = standIn<Host>({})
  const peer = new Peer('udp', address, 5060, 0, 0)
  return new Context(host, message, peer, standIn<Listener>({}), 1, at, 'request')
}

/** Rules that differ from none at all. */
export function rulesOf(some: Partial<NonceRules> = {}): NonceRules {
  return {
    clock: { turn: () => NOON },
    secret: 'secret',
    expire: 300,
    maxDrift: 3,
    bound: { register: 0, outside: 0, inside: 0 },
    counting: false,
    oneTime: false,
    uses: new NonceUses(0, 0, 0),
    ...some,
  }
}

/** What makes nonces by such rules. */
export function noncesOf(some: Partial<NonceRules> = {}): Nonces {
  return new Nonces(rulesOf(some))
}

/** Credentials with a nonce. */
export function withNonce(nonce: string, nc: string | null = null): Credentials {
  return standIn<Credentials>({
    nonce,
    text: `"${nonce}"`,
    nonceStart: 1,
    nc,
    qop: nc === null ? null : 'auth',
    nonceCount: nc !== null && /^[0-9a-f]{8}$/.test(nc) ? Number.parseInt(nc, 16) : null,
  })
}
