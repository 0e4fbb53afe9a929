/** The chain of authorities that a peer has shown with its certificate. */

import type { X509Certificate } from 'node:crypto'

/** Longer chains are taken for this long; no policy allows so many. */
const MOST = 100

/** How many authorities stand between a certificate and the root, as far as the peer has shown them. */
export function chainDepth(certificate: X509Certificate): number {
  let depth = 0
  let one = certificate
  for (;;) {
    const issuer = one.issuerCertificate
    if (issuer === undefined || depth >= MOST || issuer.fingerprint256 === one.fingerprint256) {
      return depth
    }
    if (issuer.subject === issuer.issuer) return depth
    depth++
    one = issuer
  }
}
