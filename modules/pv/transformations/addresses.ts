/** Parts of addresses, as From, To and Contact hold them. */

import { type Address, parseAddress, parseFirstAddress, phoneUser } from 'siprose'

import { pv } from '../module.ts'

function part(text: string, read: (address: Address) => string | null): string | null {
  const address = parseAddress(text)
  return address === null ? null : (read(address) ?? '')
}

/** Where the `<` of the first address stands, outside of quotes; -1 where there is none. */
function bracketAt(text: string): number {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted && code === 92) at++
    else if (code === 34) quoted = !quoted
    else if (code === 60 && !quoted) return at
  }
  return -1
}

/**
 * The URI of an address.
 *
 * @example Take an address apart
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: "Alice A" <sip:alice@192.0.2.10>;expires=60
 * ```
 * ```values
 * $(ct{nameaddr.uri})  => "sip:alice@192.0.2.10"
 * $(ct{nameaddr.name}) => "\"Alice A\""
 * ```
 *
 * @example Of several it is the first
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10>, <sip:alice@192.0.2.11>
 * ```
 * ```values
 * $(ct{nameaddr.uri}) => "sip:alice@192.0.2.10"
 * ```
 *
 * @example Without `<` and `>` the whole text is taken for it
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: *
 * ```
 * ```values
 * $(ct{nameaddr.uri}) => "*"
 * ```
 */
export const nameaddrUri = pv.transformation(
  { name: 'nameaddr.uri', from: 'str', to: 'str' },
  (text) => {
    const address = parseFirstAddress(text)
    if (address !== null) return address.uri
    if (text === '') return null
    const start = bracketAt(text)
    if (start < 0) return text
    const end = text.indexOf('>', start)
    return end < 0 ? text.slice(start + 1) : text.slice(start + 1, end)
  },
)

/**
 * The name an address shows, as it is written.
 *
 * @example There may be none
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 * ```
 * ```values
 * $(ct{nameaddr.name}) => ""
 * ```
 */
export const nameaddrName = pv.transformation(
  { name: 'nameaddr.name', from: 'str', to: 'str' },
  (text) => {
    const address = parseFirstAddress(text)
    if (address !== null) return address.display ?? ''
    if (text === '') return null
    const start = bracketAt(text)
    return start < 0 ? '' : text.slice(0, start).trim()
  },
)

/**
 * The length of an address: of its name and its URI, up to the `>`.
 *
 * Without `<` and `>` it is the length of the whole text; nothing where the `>` is missing.
 *
 * @example Cut off what stands behind an address
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: "Bob" <sip:bob@example.com>;x=1
 * ```
 * ```values
 * $(hdr(X-To){nameaddr.len})                           => 27
 * $(hdr(X-To){s.substr,0,$(hdr(X-To){nameaddr.len})}) => "\"Bob\" <sip:bob@example.com>"
 * ```
 */
export const nameaddrLength = pv.transformation(
  { name: 'nameaddr.len', from: 'str', to: 'int' },
  (text) => {
    if (text === '') return null
    const start = bracketAt(text)
    if (start < 0) return text.length
    const end = text.indexOf('>', start)
    return end < 0 ? null : end + 1
  },
)

/**
 * The URI of an address like that in To.
 *
 * @example Take a To apart
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: "Bob" <sip:bob@example.com;x=1>;tag=77
 * ```
 * ```values
 * $(hdr(X-To){tobody.uri})     => "sip:bob@example.com;x=1"
 * $(hdr(X-To){tobody.user})    => "bob"
 * $(hdr(X-To){tobody.host})    => "example.com"
 * $(hdr(X-To){tobody.display}) => "\"Bob\""
 * $(hdr(X-To){tobody.params})  => "tag=77"
 * $(hdr(X-To){tobody.tag})     => "77"
 * ```
 */
export const tobodyUri = pv.transformation({ name: 'tobody.uri', from: 'str', to: 'str' }, (text) =>
  part(text, (address) => address.uri),
)

/**
 * The user of an address like that in To.
 *
 * @example Show the user
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: <sip:bob@example.com>
 * ```
 * ```values
 * $(hdr(X-To){tobody.user}) => "bob"
 * ```
 */
export const tobodyUser = pv.transformation(
  { name: 'tobody.user', from: 'str', to: 'str' },
  (text) =>
    part(text, (address) => {
      const uri = address.parsedUri
      return uri === null ? null : phoneUser(uri)
    }),
)

/**
 * The host of an address like that in To.
 *
 * @example Show the host
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: <sip:bob@example.com>
 * ```
 * ```values
 * $(hdr(X-To){tobody.host}) => "example.com"
 * ```
 */
export const tobodyHost = pv.transformation(
  { name: 'tobody.host', from: 'str', to: 'str' },
  (text) => part(text, (address) => address.parsedUri?.host ?? null),
)

/**
 * The name shown in an address like that in To, as it is written.
 *
 * @example Show the name
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: Bob <sip:bob@example.com>
 * ```
 * ```values
 * $(hdr(X-To){tobody.display}) => "Bob"
 * ```
 */
export const tobodyDisplay = pv.transformation(
  { name: 'tobody.display', from: 'str', to: 'str' },
  (text) => part(text, (address) => address.display),
)

/**
 * The parameters of an address like that in To, as they are written.
 *
 * @example Show the parameters
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: <sip:bob@example.com>;tag=1;x=2
 * ```
 * ```values
 * $(hdr(X-To){tobody.params}) => "tag=1;x=2"
 * ```
 */
export const tobodyParams = pv.transformation(
  { name: 'tobody.params', from: 'str', to: 'str' },
  (text) => part(text, (address) => address.params),
)

/**
 * The tag of an address like that in To.
 *
 * @example Show the tag
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: <sip:bob@example.com>;tag=1
 * ```
 * ```values
 * $(hdr(X-To){tobody.tag}) => "1"
 * ```
 */
export const tobodyTag = pv.transformation({ name: 'tobody.tag', from: 'str', to: 'str' }, (text) =>
  part(text, (address) => address.tag),
)
