/** Parts of URIs. */

import { parseUri, phoneUser, str, type Uri } from 'siprose'

import { pv } from '../module.ts'

/** What a part of a URI is; an empty text where the URI lacks it, nothing where the text is no URI. */
function part(text: string, read: (uri: Uri) => string | null): string | null {
  const uri = parseUri(text)
  return uri === null ? null : (read(uri) ?? '')
}

/**
 * The user of a URI.
 *
 * @example Show a part of a URI in a header
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-To: sip:bob:secret@example.net:5070;transport=tcp?subject=hi
 * ```
 * ```values
 * $(hdr(X-To){uri.user})      => "bob"
 * $(hdr(X-To){uri.host})      => "example.net"
 * $(hdr(X-To){uri.port})      => "5070"
 * $(hdr(X-To){uri.params})    => "transport=tcp"
 * $(hdr(X-To){uri.transport}) => "tcp"
 * $(hdr(X-To){uri.headers})   => "subject=hi"
 * $(hdr(X-To){uri.scheme})    => "sip"
 * ```
 */
export const uriUser = pv.transformation({ name: 'uri.user', from: 'str', to: 'str' }, (text) =>
  part(text, phoneUser),
)

/**
 * The host of a URI.
 *
 * @example Show the host
 * ```sip
 * alice > OPTIONS sip:bob@example.com:5080
 * ```
 * ```values
 * $(ru{uri.host}) => "example.com"
 * ```
 */
export const uriHost = pv.transformation({ name: 'uri.host', from: 'str', to: 'str' }, (text) =>
  part(text, (uri) => uri.host),
)

/**
 * The host of a URI, by its other name.
 *
 * @example Show the host
 * ```sip
 * alice > OPTIONS sip:bob@example.com:5080
 * ```
 * ```values
 * $(ru{uri.domain}) => "example.com"
 * ```
 */
export const uriDomain = pv.transformation({ name: 'uri.domain', from: 'str', to: 'str' }, (text) =>
  part(text, (uri) => uri.host),
)

/**
 * The password in a URI, which nobody should use.
 *
 * @example Show the password
 * ```sip
 * alice > OPTIONS sip:bob:secret@example.com
 * ```
 * ```values
 * $(ru{uri.passwd}) => "secret"
 * ```
 */
export const uriPassword = pv.transformation(
  { name: 'uri.passwd', from: 'str', to: 'str' },
  (text) => part(text, (uri) => uri.password),
)

/**
 * The port of a URI as it is written; an empty text where it is not.
 *
 * @example Show the port
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(ru{uri.port}) => ""
 * ```
 */
export const uriPort = pv.transformation({ name: 'uri.port', from: 'str', to: 'str' }, (text) =>
  part(text, (uri) => (uri.port === null ? null : String(uri.port))),
)

/**
 * All parameters of a URI, as they are written.
 *
 * @example Show the parameters
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp;lr
 * ```
 * ```values
 * $(ru{uri.params}) => "transport=tcp;lr"
 * ```
 */
export const uriParams = pv.transformation({ name: 'uri.params', from: 'str', to: 'str' }, (text) =>
  part(text, (uri) => uri.params),
)

/**
 * One parameter of a URI; an empty text where it is missing, or has no value.
 *
 * @param name - which, in any case
 *
 * @example Show a parameter
 * ```sip
 * alice > OPTIONS sip:example.com;user=phone
 * ```
 * ```values
 * $(ru{uri.param,user}) => "phone"
 * $(ru{uri.param,none}) => ""
 * ```
 */
export const uriParam = pv.transformation(
  { name: 'uri.param', args: [str('name')], from: 'str', to: 'str' },
  (text, name) => part(text, (uri) => uri.param(name)),
)

/**
 * The headers of a URI, as they are written.
 *
 * @example Show the headers
 * ```sip
 * alice > OPTIONS sip:example.com?subject=hi
 * ```
 * ```values
 * $(ru{uri.headers}) => "subject=hi"
 * ```
 */
export const uriHeaders = pv.transformation(
  { name: 'uri.headers', from: 'str', to: 'str' },
  (text) => part(text, (uri) => uri.headers),
)

/**
 * The transport parameter of a URI; an empty text where it is missing.
 *
 * @example Show the transport
 * ```sip
 * alice > OPTIONS sip:example.com;transport=TCP
 * ```
 * ```values
 * $(ru{uri.transport}) => "TCP"
 * ```
 */
export const uriTransport = pv.transformation(
  { name: 'uri.transport', from: 'str', to: 'str' },
  (text) => part(text, (uri) => uri.param('transport')),
)

/**
 * The scheme of a URI.
 *
 * @example Show the scheme
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "tel:+358401234567"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){uri.scheme}) => "tel"
 * ```
 *
 * @example It is as it was written
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $var(x) = "SIP:bob@example.com"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $(var(x){uri.scheme}) => "SIP"
 * ```
 */
export const uriScheme = pv.transformation({ name: 'uri.scheme', from: 'str', to: 'str' }, (text) =>
  part(text, (uri) => uri.text.slice(0, uri.text.indexOf(':'))),
)
