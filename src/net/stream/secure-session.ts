/** What a handshake has made known: about both ends of one connection. */

import type { X509Certificate } from 'node:crypto'

/** The cipher of a connection. */
export interface SessionCipher {
  /** Its name, as OpenSSL has it. */
  readonly name: string
  /** The oldest version of the protocol it belongs to. */
  readonly version: string
}

/** What the cryptographic part of a handshake says. */
export interface SessionFacts {
  /** `TLSv1.2`, `TLSv1.3`. */
  readonly protocol: string
  readonly cipher: SessionCipher
  /** The name the client asked for (RFC 6066 section 3), or null. */
  readonly serverName: string | null
  /** What the peer showed, or null where it showed none. */
  readonly peerCertificate: X509Certificate | null
  /** Why the peer's certificate is not to be trusted, as `CERT_HAS_EXPIRED`; null where it is, or where there is none. */
  readonly distrust: string | null
}

/** The secured state of one connection. It stays readable after the connection has closed. */
export interface SecureSession extends SessionFacts {
  /** What was shown to the peer, or null where nothing was. */
  readonly ownCertificate: X509Certificate | null
}
