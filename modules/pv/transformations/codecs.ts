/** Texts as other alphabets write them: hashes, encodings, escapes. */

import { createHash } from 'node:crypto'

import { escapeUser, unescapeUri } from 'siprose'

import { pv } from '../module.ts'

function digest(algorithm: string, text: string): string {
  return createHash(algorithm).update(text, 'latin1').digest('hex')
}

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
  (text) =>
    text.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(text)
      ? Buffer.from(text, 'hex').toString('latin1')
      : null,
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
  (text) =>
    text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
      ? Buffer.from(text, 'base64').toString('latin1')
      : null,
)

/**
 * A text with backslashes before quotes, backslashes and zero bytes, as databases want it.
 *
 * @example Show what is escaped
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "it's"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.common}{s.len}) => 5
 * ```
 */
export const escapeCommon = pv.transformation(
  { name: 's.escape.common', from: 'str', to: 'str' },
  (text) => text.replace(/['"\\\0]/g, (one) => (one === '\0' ? '\\0' : `\\${one}`)),
)

/**
 * A text without the backslashes that {@link escapeCommon} puts in.
 *
 * @example There and back
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "it's"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.common}{s.unescape.common}) => "it's"
 * ```
 */
export const unescapeCommon = pv.transformation(
  { name: 's.unescape.common', from: 'str', to: 'str' },
  (text) => text.replace(/\\(['"\\0])/g, (_all, one: string) => (one === '0' ? '\0' : one)),
)

/**
 * A text with percent signs for what the user part of a URI may not hold.
 *
 * @example Make a user of a name
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "Bob B"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.user}) => "Bob%20B"
 * ```
 *
 * @rfc 3261 section 25.1
 */
export const escapeUserPart = pv.transformation(
  { name: 's.escape.user', from: 'str', to: 'str' },
  escapeUser,
)

/**
 * A text with the bytes its percent signs stand for.
 *
 * @example Show a name
 * ```sip
 * alice > OPTIONS sip:Bob%20B@example.com
 * ```
 * ```values
 * $(rU{s.unescape.user}) => "Bob B"
 * ```
 */
export const unescapeUserPart = pv.transformation(
  { name: 's.unescape.user', from: 'str', to: 'str' },
  unescapeUri,
)

/**
 * A text with percent signs for what a parameter of a URI may not hold.
 *
 * @example Make a parameter of a name
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "a;b=c"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.escape.param}) => "a%3bb%3dc"
 * ```
 *
 * @rfc 3261 section 25.1
 */
export const escapeParam = pv.transformation(
  { name: 's.escape.param', from: 'str', to: 'str' },
  (text) =>
    text.replace(
      /[^A-Za-z0-9\-_.!~*'()[\]/:&+$]/g,
      (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
    ),
)

/**
 * A text with the bytes its percent signs stand for.
 *
 * @example Read a parameter
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "a%3bb"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){s.unescape.param}) => "a;b"
 * ```
 */
export const unescapeParam = pv.transformation(
  { name: 's.unescape.param', from: 'str', to: 'str' },
  unescapeUri,
)
