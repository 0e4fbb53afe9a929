/** Bytes as other alphabets write them. */

import { pv } from '../module.ts'
import { fromBase58, toBase58 } from '../text/base58.ts'
import { hexByte, packSeptets, unpackSeptets } from '../text/septets.ts'

/**
 * The bytes of a text as hexadecimal digits.
 *
 * @example Show what cannot be shown
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```values
 * $(rU{s.encode.hexa}) => "626f62"
 * ```
 */
export const encodeHexa = pv.transformation(
  { name: 's.encode.hexa', from: 'str', to: 'str' },
  (text) => Buffer.from(text, 'latin1').toString('hex'),
)

/**
 * The bytes that hexadecimal digits stand for; nothing where something else is among them.
 *
 * Digits make bytes in pairs; one that is left over at the end is passed over.
 *
 * @example Read them back
 * ```sip
 * alice > OPTIONS sip:626f62@example.com
 * ```
 * ```values
 * $(rU{s.decode.hexa}) => "bob"
 * ```
 */
export const decodeHexa = pv.transformation(
  { name: 's.decode.hexa', from: 'str', to: 'str' },
  (text) => {
    const bytes = text.length >> 1
    for (let at = 0; at < bytes; at++) if (hexByte(text, 2 * at) < 0) return null
    return Buffer.from(text.slice(0, 2 * bytes), 'hex').toString('latin1')
  },
)

/**
 * A text in Base64.
 *
 * @example Pack a URI into a parameter
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(ru{s.encode.base64}) => "c2lwOmV4YW1wbGUuY29t"
 * ```
 *
 * @rfc 4648 section 4
 */
export const encodeBase64 = pv.transformation(
  { name: 's.encode.base64', from: 'str', to: 'str' },
  (text) => Buffer.from(text, 'latin1').toString('base64'),
)

/**
 * The text that Base64 stands for; nothing where it is none.
 *
 * @example Read it back
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Packed: c2lwOmV4YW1wbGUuY29t
 * ```
 * ```values
 * $(hdr(X-Packed){s.decode.base64}) => "sip:example.com"
 * ```
 */
export const decodeBase64 = pv.transformation(
  { name: 's.decode.base64', from: 'str', to: 'str' },
  (text) => (text.length % 4 === 0 ? unpack(text, 'base64') : null),
)

/** What Base64 stands for, with or without its padding; null where it is none. */
function unpack(text: string, alphabet: 'base64' | 'base64url'): string | null {
  let end = text.length
  while (end > 0 && end > text.length - 2 && text.charCodeAt(end - 1) === 61) end--
  if (end % 4 === 1) return null
  for (let at = 0; at < end; at++) {
    if (!isBase64(text.charCodeAt(at), alphabet === 'base64url')) return null
  }
  return Buffer.from(text, alphabet).toString('latin1')
}

function isBase64(code: number, forUrls: boolean): boolean {
  if (code >= 48 && code <= 57) return true
  const letter = code | 32
  if (letter >= 97 && letter <= 122) return true
  return forUrls ? code === 45 || code === 95 : code === 43 || code === 47
}

/** Base64 without its padding. */
function withoutPadding(text: string): string {
  let end = text.length
  while (text.charCodeAt(end - 1) === 61) end--
  return text.slice(0, end)
}

/**
 * A text in Base64 without the `=` at its end.
 *
 * @example Pack a number into a parameter
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Number: 358
 * ```
 * ```values
 * $(hdr(X-Number){s.encode.base64})  => "MzU4"
 * $(hdr(X-Number){s.strip,1}{s.encode.base64t}) => "NTg"
 * ```
 */
export const encodeBase64Bare = pv.transformation(
  { name: 's.encode.base64t', from: 'str', to: 'str' },
  (text) => withoutPadding(Buffer.from(text, 'latin1').toString('base64')),
)

/**
 * The text that Base64 stands for, with or without `=`; nothing where it is none.
 *
 * @example Read it back
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Packed: NTg
 * ```
 * ```values
 * $(hdr(X-Packed){s.decode.base64t}) => "58"
 * $(hdr(X-Packed){s.decode.base64})  => $null
 * ```
 */
export const decodeBase64Bare = pv.transformation(
  { name: 's.decode.base64t', from: 'str', to: 'str' },
  (text) => unpack(text, 'base64'),
)

/**
 * A text in the Base64 of URLs and file names, with `-` and `_` for `+` and `/`.
 *
 * @example Pack a text into a file name
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Id: a?>b
 * ```
 * ```values
 * $(hdr(X-Id){s.encode.base64})    => "YT8+Yg=="
 * $(hdr(X-Id){s.encode.base64url}) => "YT8-Yg=="
 * ```
 *
 * @rfc 4648 section 5
 */
export const encodeBase64Url = pv.transformation(
  { name: 's.encode.base64url', from: 'str', to: 'str' },
  (text) => padded(Buffer.from(text, 'latin1').toString('base64url')),
)

/** Base64 with as much padding as it takes. */
function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/**
 * The text that the Base64 of URLs stands for; nothing where it is none.
 *
 * @example Read it back
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Id: YT8-Yg==
 * ```
 * ```values
 * $(hdr(X-Id){s.decode.base64url}) => "a?>b"
 * $(hdr(X-Id){s.decode.base64})    => $null
 * ```
 */
export const decodeBase64Url = pv.transformation(
  { name: 's.decode.base64url', from: 'str', to: 'str' },
  (text) => unpack(text, 'base64url'),
)

/**
 * A text in the Base64 of URLs without the `=` at its end: as tokens write it.
 *
 * @example Pack the head of a token
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Head: {{"alg":"none"}
 * ```
 * ```values
 * $(hdr(X-Head){s.encode.base64urlt}) => "eyJhbGciOiJub25lIn0"
 * ```
 */
export const encodeBase64UrlBare = pv.transformation(
  { name: 's.encode.base64urlt', from: 'str', to: 'str' },
  (text) => Buffer.from(text, 'latin1').toString('base64url'),
)

/**
 * The text that Base64 of URLs stands for, with or without `=`; nothing where it is none.
 *
 * @example Read the head of a token
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Token: eyJhbGciOiJub25lIn0.e30.
 * ```
 * ```values
 * $(hdr(X-Token){s.select,0,.}{s.decode.base64urlt}) => "{\"alg\":\"none\"}"
 * ```
 */
export const decodeBase64UrlBare = pv.transformation(
  { name: 's.decode.base64urlt', from: 'str', to: 'str' },
  (text) => unpack(text, 'base64url'),
)

/**
 * A text in Base58: digits and letters that nobody mistakes for one another.
 *
 * For what people read to each other. The work grows with the square of the length, so a text of more than 1024 bytes gives
 * nothing.
 *
 * @example Make a code to be read over the telephone
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Id: hello
 * ```
 * ```values
 * $(hdr(X-Id){s.encode.base58}) => "Cn8eVZg"
 * ```
 */
export const encodeBase58 = pv.transformation(
  { name: 's.encode.base58', from: 'str', to: 'str' },
  toBase58,
)

/**
 * The text that Base58 stands for; nothing where it is none, and for more than 1024 digits.
 *
 * @example Read it back, and notice a zero that is no digit
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Id: Cn8eVZg
 * ```
 * ```values
 * $(hdr(X-Id){s.decode.base58})             => "hello"
 * $(hdr(X-Id){s.replace,8,0}{s.decode.base58}) => $null
 * ```
 *
 * @compat Kamailio 5.6 gives a zero byte behind the text.
 */
export const decodeBase58 = pv.transformation(
  { name: 's.decode.base58', from: 'str', to: 'str' },
  fromBase58,
)

/**
 * The characters of a text in seven bits each, packed, as hexadecimal digits.
 *
 * Short messages travel so. Only the alphabet of seven bits has a meaning there: of other characters the lowest bits are taken.
 *
 * @example Pack a text for a gateway to mobile phones
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Text: hello
 * ```
 * ```values
 * $(hdr(X-Text){s.encode.7bit}) => "E8329BFD06"
 * ```
 */
export const encode7bit = pv.transformation(
  { name: 's.encode.7bit', from: 'str', to: 'str' },
  packSeptets,
)

/**
 * The text that packed characters of seven bits stand for; nothing of other digits.
 *
 * @example Read a text from a gateway to mobile phones
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Text: E8329BFD06
 * ```
 * ```values
 * $(hdr(X-Text){s.decode.7bit})           => "hello"
 * $(ci{s.decode.7bit})                    => $null
 * ```
 *
 * @compat Kamailio makes something of any text.
 */
export const decode7bit = pv.transformation(
  { name: 's.decode.7bit', from: 'str', to: 'str' },
  unpackSeptets,
)
