/** The credentials of an actor: a password that an example writes becomes the proof that the last challenge asks for. */

import { createHash } from 'node:crypto'

import { digestAlgorithm, digestResponse, type DigestHash } from '../../../sip/digest.ts'
import { Fault } from '../../../sip/errors.ts'
import { HeaderId } from '../../../sip/header-names.ts'
import { Challenge, challenges } from '../../../sip/headers/authenticate.ts'
import {
  Credentials,
  credentials,
  printCredentials,
  readCredentials,
} from '../../../sip/headers/authorization.ts'
import type { ActorState } from './actor-state.ts'
import { DocsCode } from '../codes.ts'
import { headerKey } from '../match/header.ts'
import { problem, type Place, type Problem } from '../problem.ts'

/** Who answers which header: credentials and the challenge for them. */
const pairs = new Map([
  [
    'authorization',
    { credentials: HeaderId.AUTHORIZATION, challenge: HeaderId.WWW_AUTHENTICATE, status: 401 },
  ],
  [
    'proxy-authorization',
    {
      credentials: HeaderId.PROXY_AUTHORIZATION,
      challenge: HeaderId.PROXY_AUTHENTICATE,
      status: 407,
    },
  ],
])

/** The request that is proved. */
export interface Proved {
  readonly method: string
  readonly uri: string
  readonly body: string
}

const hash: DigestHash = (name, text) =>
  createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', ''))
    .update(text, 'latin1')
    .digest('hex')

/**
 * What is sent for a header as it is written. `Digest username="alice", password="secret"` is answered with the proof for the
 * actor's last challenge; what else is written beside them is used as it is, and every other value is sent as it stands.
 *
 * @param actor - who sends it
 * @param name - of the header
 * @param value - as written
 * @param request - the request it goes with
 * @param place - of the value
 */
export function provedValue(
  actor: ActorState,
  name: string,
  value: string,
  request: Proved,
  place: Place,
): string | Problem {
  const pair = pairs.get(headerKey(name))
  if (pair === undefined) return value
  const written = readCredentials(value, 0, value.length)
  if (written instanceof Fault) return value
  const password = written.isDigest ? written.param('password') : null
  if (password === null) return value
  const challenge = lastChallenge(actor, pair.challenge, written.algorithm)
  if (challenge === null && (written.nonce === null || written.realm === null)) {
    return problem(
      DocsCode.UNBOUND,
      place,
      `a proof answers a challenge, and ${actor.name} has received none`,
      { help: `a line above, \`${actor.name} < ${pair.status}\`, receives one` },
    )
  }
  return prove(actor, pair.credentials, written, { challenge, password }, request)
}

function prove(
  actor: ActorState,
  header: number,
  written: Credentials,
  { challenge, password }: { challenge: Challenge | null; password: string },
  { method, uri, body }: Proved,
): string {
  const nonce = written.nonce ?? challenge?.nonce ?? ''
  const qop = written.qop ?? challenge?.qop[0] ?? null
  const fields = {
    username: written.username,
    realm: written.realm ?? challenge?.realm ?? '',
    nonce,
    uri: written.uri ?? uri,
    response: written.response,
    algorithm: written.algorithm ?? challenge?.algorithm ?? null,
    cnonce: qop === null ? null : (written.cnonce ?? `of-${actor.name}`),
    opaque: written.opaque ?? challenge?.opaque ?? null,
    qop,
    nc: qop === null ? null : (written.nc ?? nextCount(actor, header, nonce)),
  }
  fields.response ??= digestResponse(fields, { password }, { method, body }, hash)
  return printCredentials(fields)
}

/** The challenge to answer: of the last reply that has any, the one of the algorithm written, or the first that is known. */
function lastChallenge(actor: ActorState, id: number, algorithm: string | null): Challenge | null {
  const reply = actor.received.findLast((message) => message.first(id) !== null)
  if (reply === undefined) return null
  const list = challenges(reply, id).filter((one) => one instanceof Challenge)
  const wanted = (one: Challenge): boolean =>
    algorithm === null
      ? digestAlgorithm(one.algorithm) !== null
      : digestAlgorithm(one.algorithm)?.hash === digestAlgorithm(algorithm)?.hash
  return list.find(wanted) ?? list[0] ?? null
}

/** One more than the requests that were sent with the nonce. */
function nextCount(actor: ActorState, header: number, nonce: string): string {
  const uses = actor.sent.filter((message) =>
    credentials(message, header).some((one) => one instanceof Credentials && one.nonce === nonce),
  )
  return (uses.length + 1).toString(16).padStart(8, '0')
}
