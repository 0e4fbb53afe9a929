/** Certificates as texts. */

import type { X509Certificate } from 'node:crypto'

/** PEM, as OpenSSL writes it. */
export function pemOf(certificate: X509Certificate): string {
  return certificate.toString()
}

const UNRESERVED = /[^A-Za-z0-9\-_.~]/g

/** Percent signs in place of all that a URI cannot hold; digits in lower case, as the field has it. */
export function percentEncoded(text: string): string {
  return text.replaceAll(
    UNRESERVED,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/** The serial number, in decimal. */
export function serialOf({ serialNumber }: X509Certificate): string {
  const negative = serialNumber.startsWith('-')
  const digits = BigInt(`0x${negative ? serialNumber.slice(1) : serialNumber}`)
  return String(negative ? -digits : digits)
}
