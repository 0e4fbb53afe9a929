/** Certificates for the time of an example: an authority, and what it signs for whoever asks. */

import { generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { isIPv4 } from 'node:net'

import { type CertificateWish, usualOrganization } from '../actors/identity.ts'
import { bits, element, integer, oid, sequence, Tag, text, time } from './der.ts'

/** From when to when certificates are good; examples begin with the year 2000. */
const FROM = Date.UTC(1999, 11, 1)
const TO = Date.UTC(2009, 11, 1)
const EXPIRED = Date.UTC(1999, 11, 31)

const SERIAL = 4660
const V3 = 2

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))
const partIds = {
  C: '2.5.4.6',
  ST: '2.5.4.8',
  L: '2.5.4.7',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  UID: '0.9.2342.19200300.100.1.1',
} as const
const BASIC_CONSTRAINTS = '2.5.29.19'
const ALTERNATIVE_NAMES = '2.5.29.17'

interface Pair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** A certificate with its key. */
export interface Issued {
  readonly certificate: X509Certificate
  /** PEM. */
  readonly key: string
}

/** Issues certificates; the same one each time for the same wish. */
export class CertificateOffice {
  readonly #issued = new Map<string, Issued>()
  #authority: Pair | null = null

  /** The certificate of the authority, PEM. */
  get authority(): string {
    const pair = this.#authorityPair
    const constraints = extension(BASIC_CONSTRAINTS, sequence(yes), true)
    return this.#certificate(
      authorityName,
      authorityName,
      pair,
      pair.privateKey,
      TO,
      constraints,
    ).toString()
  }

  /** A list of no revoked certificates, PEM. */
  get revocations(): string {
    const list = sequence(integer(1), ECDSA_SHA256, authorityName, time(FROM), time(TO))
    return pem('X509 CRL', signed(list, this.#authorityPair.privateKey))
  }

  get #authorityPair(): Pair {
    this.#authority ??= newPair()
    return this.#authority
  }

  /**
   * A certificate.
   *
   * @param wish - what it is to be like
   * @param address - the address of its owner, which it names too
   */
  issue(wish: CertificateWish, address: string): Issued {
    const key = `${JSON.stringify(wish)} ${address}`
    const known = this.#issued.get(key)
    if (known !== undefined) return known
    const pair = newPair()
    const owner = ownerName(wish)
    const self = wish.fault === 'self-signed'
    const certificate = this.#certificate(
      owner,
      self ? owner : authorityName,
      pair,
      self ? pair.privateKey : this.#authorityPair.privateKey,
      wish.fault === 'expired' ? EXPIRED : TO,
      extension(ALTERNATIVE_NAMES, alternativeNames(wish.name, address)),
    )
    const secret = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const issued = { certificate, key: secret }
    this.#issued.set(key, issued)
    return issued
  }

  #certificate(
    owner: Buffer,
    issuer: Buffer,
    pair: Pair,
    signer: KeyObject,
    to: number,
    extensions: Buffer,
  ): X509Certificate {
    const content = sequence(
      element(0xa0, integer(V3)),
      integer(SERIAL),
      ECDSA_SHA256,
      issuer,
      sequence(time(FROM), time(to)),
      owner,
      pair.publicKey.export({ type: 'spki', format: 'der' }),
      element(0xa3, sequence(extensions)),
    )
    return new X509Certificate(signed(content, signer))
  }
}

const yes = element(Tag.BOOLEAN, Buffer.from([0xff]))

const authorityName = nameOf([
  ['OU', 'Trust'],
  ['CN', 'Example CA'],
])

function ownerName({ name, organization }: CertificateWish): Buffer {
  const [label = name] = name.split('.')
  return nameOf(
    [
      ['OU', 'Voice'],
      ['CN', name],
      ['UID', label],
    ],
    organization,
  )
}

type NameRow = readonly [part: keyof typeof partIds, value: string]

function nameOf(rows: readonly NameRow[], organization = usualOrganization): Buffer {
  const place: readonly NameRow[] = [
    ['C', 'FI'],
    ['ST', 'Uusimaa'],
    ['L', 'Espoo'],
    ['O', organization],
  ]
  return sequence(
    ...[...place, ...rows].map(([part, value]) => {
      const tag = part === 'C' ? Tag.PRINTABLE : Tag.UTF8
      return element(Tag.SET, sequence(oid(partIds[part]), text(tag, value)))
    }),
  )
}

function newPair(): Pair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

function signed(content: Buffer, key: KeyObject): Buffer {
  return sequence(content, ECDSA_SHA256, bits(sign('sha256', content, key)))
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [yes] : []
  return sequence(oid(id), ...flag, element(Tag.OCTET_STRING, value))
}

/** A mail address, a DNS name, a URI and an IP address (RFC 5280 section 4.2.1.6). */
function alternativeNames(name: string, address: string): Buffer {
  const ip = isIPv4(address) ? [element(0x87, Buffer.from(address.split('.').map(Number)))] : []
  return sequence(text(0x81, `sip@${name}`), text(0x82, name), text(0x86, `sip:${name}`), ...ip)
}

function pem(kind: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${kind}-----\n${lines.join('\n')}\n-----END ${kind}-----\n`
}
