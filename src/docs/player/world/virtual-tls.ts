/** TLS between the server and actors, without a cipher: who shows what, and what the server makes of it. */

import { isIP, type Socket } from 'node:net'

import type { Peer } from '../../../net/peer.ts'
import type { SecureSession, SessionFacts } from '../../../net/stream/secure-session.ts'
import type { Handshake, Meeting, StreamSecurity } from '../../../net/stream/stream-security.ts'
import type { TcpLimits } from '../../../net/stream/tcp-limits.ts'
import { type Endpoint, isTransport, printEndpoint } from '../actors/endpoint.ts'
import {
  type CertificateFault,
  type CertificateWish,
  type Identity,
  nobody,
  usualOrganization,
} from '../actors/identity.ts'
import type { CertificateOffice } from './certificate-office.ts'

/** What the library says of certificates with faults. */
const DISTRUST: Readonly<Record<CertificateFault, string>> = {
  expired: 'CERT_HAS_EXPIRED',
  'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
  revoked: 'CERT_REVOKED',
  'unknown-authority': 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
}

/** Who is who over TLS. */
export class VirtualTls {
  readonly #office: CertificateOffice
  readonly #identities = new Map<string, Identity>()

  /** @param office - makes what actors show */
  constructor(office: CertificateOffice) {
    this.#office = office
  }

  /** Says who is at an address. */
  identify(endpoint: Endpoint, identity: Identity): void {
    this.#identities.set(printEndpoint(endpoint), identity)
  }

  /** What the cryptographic part of a handshake with an actor would say. */
  facts({ address, port, proto, wish }: Peer, accepted: boolean): SessionFacts {
    const key = isTransport(proto) ? printEndpoint({ proto, address, port }) : ''
    const identity = this.#identities.get(key) ?? nobody
    const shown = identity.certificate ?? (accepted ? null : unknownServer(address))
    const wanted = wish === null || isIP(wish.host) !== 0 ? null : wish.host
    return {
      protocol: 'TLSv1.3',
      cipher: { name: 'TLS_AES_256_GCM_SHA384', version: 'TLSv1.3' },
      serverName: accepted ? identity.serverName : (wish?.serverName ?? wanted),
      peerCertificate: shown === null ? null : this.#office.issue(shown, address).certificate,
      distrust: shown === null || shown.fault === null ? null : DISTRUST[shown.fault],
    }
  }
}

/** A server always shows something. */
function unknownServer(address: string): CertificateWish {
  return { name: address, organization: usualOrganization, fault: 'self-signed' }
}

/** The server's security, of which only the judgement is asked: the bytes pass as they are. */
export class VirtualSecurity implements StreamSecurity {
  readonly #tls: VirtualTls
  readonly #real: StreamSecurity

  /**
   * @param tls - who is who
   * @param real - the server's
   */
  constructor(tls: VirtualTls, real: StreamSecurity) {
    this.#tls = tls
    this.#real = real
  }

  get limits(): Partial<TcpLimits> {
    return this.#real.limits
  }

  secure(socket: Socket, meeting: Meeting, handshake: Handshake): void {
    const session = this.settle(meeting, this.#tls.facts(meeting.peer, meeting.accepted))
    if (typeof session === 'string') handshake.failed(session)
    else handshake.done(socket, session)
  }

  settle(meeting: Meeting, facts: SessionFacts): SecureSession | string {
    return this.#real.settle(meeting, facts)
  }

  shareKey(to: Peer): string {
    return this.#real.shareKey(to)
  }

  failed(meeting: Meeting, why: string): void {
    this.#real.failed(meeting, why)
  }
}
