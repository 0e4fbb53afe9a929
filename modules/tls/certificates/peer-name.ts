/** Whether a certificate is for a SIP domain (RFC 5922 section 7). */

import type { X509Certificate } from 'node:crypto'

import { alternativeNames } from './alternative-names.ts'
import { NAME_PARTS, partOf } from './distinguished-name.ts'

/** `sip:example.com`, with nobody's name in it: what names a domain. */
const SIP_DOMAIN = /^sip:([^@;?]+?)(?::\d+)?(?:[;?].*)?$/i

/**
 * The SIP domains that a certificate is for: those of its SIP URIs, else its DNS names, else, without any alternative name,
 * the CN of its subject.
 */
export function sipDomains(certificate: X509Certificate): readonly string[] {
  const { uris, hosts } = alternativeNames(certificate)
  const domains = uris.flatMap((uri) => SIP_DOMAIN.exec(uri)?.[1] ?? [])
  if (domains.length > 0) return domains
  if (certificate.subjectAltName !== undefined) return hosts
  const cn = partOf(certificate.subject, NAME_PARTS.cn)
  return cn === null ? [] : [cn]
}

/** Whether a certificate is for a domain. Names are compared whole: no wildcard counts (RFC 5922 section 7.2). */
export function isForDomain(certificate: X509Certificate, domain: string): boolean {
  const wanted = domain.toLowerCase().replace(/\.$/, '')
  return sipDomains(certificate).some((one) => one.toLowerCase() === wanted)
}
