/** Who an actor is to peers that talk to it over TLS. */

/** What can be wrong with a certificate. */
export const CERTIFICATE_FAULTS = [
  'expired',
  'self-signed',
  'revoked',
  'unknown-authority',
] as const
export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number]

/** What a certificate is to be like. */
export interface CertificateWish {
  /** The domain it is for. */
  readonly name: string
  /** The `O` of its owner. */
  readonly organization: string
  readonly fault: CertificateFault | null
}

/** What an actor shows and asks for. */
export interface Identity {
  /** null: none. */
  readonly certificate: CertificateWish | null
  /** The name it asks for when it opens a connection, or null. */
  readonly serverName: string | null
}

/** Somebody who shows nothing and asks for nothing. */
export const nobody: Identity = { certificate: null, serverName: null }

/** What a certificate says of its owner where nothing else is written. */
export const usualOrganization = 'Example'

/**
 * Reads what stands behind `certificate=`: `dave.example.com,expired,O=Elsewhere`.
 *
 * @returns null where it is none
 */
export function parseCertificateWish(text: string): CertificateWish | null {
  const [name = '', ...words] = text.split(',')
  if (!/^[\w.-]+$/.test(name)) return null
  let organization = usualOrganization
  let fault: CertificateFault | null = null
  for (const word of words) {
    const known = CERTIFICATE_FAULTS.find((one) => one === word)
    if (known !== undefined) fault = known
    else if (/^O=[\w-]+$/.test(word)) organization = word.slice(2)
    else return null
  }
  return { name, organization, fault }
}
