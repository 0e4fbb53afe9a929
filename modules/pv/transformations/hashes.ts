/** Digests and checksums of texts. */

import { hash } from 'node:crypto'
import { crc32 as checksum } from 'node:zlib'

import { int, optional, prepared, SiproseError } from 'siprose'

import { pv } from '../module.ts'
import { coreHash } from '../text/core-hash.ts'
import { keccak } from '../text/keccak.ts'

function digest(algorithm: string, text: string): string {
  return hash(algorithm, Buffer.from(text, 'latin1'), 'hex')
}

const LENGTHS: ReadonlySet<string> = new Set(['224', '256', '384', '512'])

/** The length of a digest, in bits. */
const bits = prepared('bits', (text) => {
  if (LENGTHS.has(text)) return Number(text)
  throw new SiproseError(
    'pv/no-such-digest',
    `\`bits\` is \`${text}\`; it can be 224, 256, 384 or 512`,
    { text },
  )
})

/**
 * The MD5 digest of a text, 32 hexadecimal digits.
 *
 * For names of files and keys of tables; it protects nothing.
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.md5}) => "900150983cd24fb0d6963f7d28e17f72"
 * ```
 *
 * @rfc 1321
 */
export const md5 = pv.transformation({ name: 's.md5', from: 'str', to: 'str' }, (text) =>
  digest('md5', text),
)

/**
 * The SHA-1 digest of a text, 40 hexadecimal digits.
 *
 * For what others made with it; where the choice is yours, take `s.sha256`.
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.sha1}) => "a9993e364706816aba3e25717850c26c9cd0d89d"
 * ```
 *
 * @rfc 3174
 */
export const sha1 = pv.transformation({ name: 's.sha1', from: 'str', to: 'str' }, (text) =>
  digest('sha1', text),
)

/**
 * The SHA-256 digest of a text, 64 hexadecimal digits.
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.sha256}{s.substr,0,16}) => "ba7816bf8f01cfea"
 * ```
 */
export const sha256 = pv.transformation({ name: 's.sha256', from: 'str', to: 'str' }, (text) =>
  digest('sha256', text),
)

/**
 * The SHA-384 digest of a text, 96 hexadecimal digits.
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.sha384}{s.substr,0,16}) => "cb00753f45a35e8b"
 * $(ci{s.sha384}{s.len})         => 96
 * ```
 *
 * @rfc 6234
 */
export const sha384 = pv.transformation({ name: 's.sha384', from: 'str', to: 'str' }, (text) =>
  digest('sha384', text),
)

/**
 * The SHA-512 digest of a text, 128 hexadecimal digits.
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.sha512}{s.substr,0,16}) => "ddaf35a193617aba"
 * $(ci{s.sha512}{s.len})         => 128
 * ```
 *
 * @rfc 6234
 */
export const sha512 = pv.transformation({ name: 's.sha512', from: 'str', to: 'str' }, (text) =>
  digest('sha512', text),
)

/**
 * The SHA-3 digest of a text, in hexadecimal digits.
 *
 * @param bits - the length of the digest: 224, 256, 384 or 512; 256 where it is left out
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.sha3}{s.substr,0,16})     => "3a985da74fe225b2"
 * $(ci{s.sha3,512}{s.substr,0,16}) => "b751850b1a57168a"
 * ```
 *
 * @see {@link keccakDigest} for the form in use before the standard
 */
export const sha3 = pv.transformation(
  { name: 's.sha3', args: [optional(bits)], from: 'str', to: 'str' },
  (text, length = 256) => digest(`sha3-${length}`, text),
)

/**
 * The Keccak digest of a text, in hexadecimal digits.
 *
 * It is what was to become SHA-3, before a byte of padding was changed, and what ledgers use.
 *
 * @param bits - the length of the digest: 224, 256, 384 or 512; 256 where it is left out
 *
 * @example Make a key of a Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: abc
 * ```
 * ```values
 * $(ci{s.keccak}) => "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
 * ```
 *
 * @trap it differs from SHA-3 in a byte of padding, so neither gives the other's digest
 */
export const keccakDigest = pv.transformation(
  { name: 's.keccak', args: [optional(bits)], from: 'str', to: 'str' },
  (text, length = 256) => Buffer.from(keccak(Buffer.from(text, 'latin1'), length)).toString('hex'),
)

/**
 * The CRC-32 of a text: a number that shows whether it has changed, and hides nothing.
 *
 * @example Number a text
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: 123456789
 * ```
 * ```values
 * $(ci{s.crc32}) => 3421780262
 * ```
 */
export const crc32 = pv.transformation({ name: 's.crc32', from: 'str', to: 'int' }, (text) =>
  checksum(Buffer.from(text, 'latin1')),
)

/**
 * The number that this language's servers spread texts over places by.
 *
 * Another server of the field makes the same number of the same text, so that both choose the same gateway.
 *
 * @param n - how many places; a power of two, as all but the bits of `n - 1` are cleared. Without it the whole number
 *
 * @example Send each call of one caller to the same of two gateways
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     switch ($(fu{s.corehash,2})) {
 *         case "0": $du = "sip:192.0.2.20"; break;
 *         default: $du = "sip:192.0.2.30";
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * carol < MESSAGE sip:example.com
 * alice > MESSAGE sip:example.com
 *         From: <sip:dave@example.com>;tag=1
 * bob   < MESSAGE sip:example.com
 * ```
 *
 * @example It is a text
 * ```sip
 * alice > OPTIONS sip:hello@example.com
 * ```
 * ```values
 * $(rU{s.corehash})   => "1702468499"
 * $(rU{s.corehash,4}) => "3"
 * ```
 */
export const corehash = pv.transformation(
  { name: 's.corehash', args: [optional(int('n'))], from: 'str', to: 'str' },
  (text, places = 0) => {
    const number = coreHash(text)
    return String(places === 0 ? number : (number & (places - 1)) >>> 0)
  },
)
