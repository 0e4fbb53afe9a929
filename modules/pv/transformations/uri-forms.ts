/** URIs in other forms: shorter ones, sockets, aliases. */

import { parseUri, str, type Uri } from 'siprose'

import { pv } from '../module.ts'
import { aliasUri, uriAlias, uriSocket } from '../text/uri-sockets.ts'
import { withoutParam } from '../text/uri-param.ts'

/** The scheme with its colon, as it is written. */
function scheme(uri: Uri): string {
  return uri.text.slice(0, uri.text.indexOf(':') + 1)
}

function userOf({ user }: Uri): string {
  return user === null ? '' : `${user}@`
}

/** Host, port and transport, as they are written. */
function placeOf(uri: Uri): string {
  const transport = uri.transport
  const place = uri.text.slice(uri.hostStart, uri.portEnd)
  return transport === null ? place : `${place};transport=${transport}`
}

/**
 * The address of record in a URI: scheme, user and host.
 *
 * @example Find the account behind a Contact
 * ```sip
 * alice > OPTIONS sip:alice:secret@server.example.com:5060;nat=yes;transport=tcp
 * ```
 * ```values
 * $(ru{uri.saor}) => "sip:alice@server.example.com"
 * ```
 *
 * @compat Kamailio 5.6 writes a byte of its memory behind the scheme.
 */
export const uriAor = pv.transformation({ name: 'uri.saor', from: 'str', to: 'str' }, (text) => {
  const uri = parseUri(text)
  if (uri === null) return null
  if (!uri.isSip) return uri.text.slice(0, uri.portEnd)
  return scheme(uri) + userOf(uri) + uri.host
})

/**
 * A URI with only what routing looks at: scheme, user, host, port and transport.
 *
 * @example Drop the parameters that a phone has added
 * ```sip
 * alice > OPTIONS sip:alice@server.example.com:5060;nat=yes;transport=tcp;line=xyz
 * ```
 * ```values
 * $(ru{uri.suri}) => "sip:alice@server.example.com:5060;transport=tcp"
 * ```
 *
 * @compat Kamailio 5.6 writes a byte of its memory behind the scheme.
 */
export const uriSimple = pv.transformation({ name: 'uri.suri', from: 'str', to: 'str' }, (text) => {
  const uri = parseUri(text)
  if (uri === null) return null
  if (!uri.isSip) return uri.text.slice(0, uri.portEnd)
  return scheme(uri) + userOf(uri) + placeOf(uri)
})

/**
 * A URI with only the next hop: scheme, host, port and transport.
 *
 * It is an empty text of a URI that names no host, as `tel` does.
 *
 * @example Send a request to where another one was to go
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $du = $(hdr(X-Via){uri.duri}); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         X-Via: sip:secret@192.0.2.20:5060;line=xyz
 * bob   < MESSAGE sip:bob@example.com
 * ```
 *
 * @example Nothing but the next hop is left
 * ```sip
 * alice > OPTIONS sip:alice@server.example.com:5060;nat=yes;transport=tcp;line=xyz
 * ```
 * ```values
 * $(ru{uri.duri}) => "sip:server.example.com:5060;transport=tcp"
 * ```
 *
 * @compat Kamailio 5.6 writes a character of the user behind the scheme.
 */
export const uriDestination = pv.transformation(
  { name: 'uri.duri', from: 'str', to: 'str' },
  (text) => {
    const uri = parseUri(text)
    if (uri === null) return null
    return uri.isSip ? scheme(uri) + placeOf(uri) : ''
  },
)

/**
 * A URI without one of its parameters.
 *
 * @param name - which, in any case
 *
 * @example Hide the line of a phone
 * ```sip
 * alice > OPTIONS sip:alice@192.0.2.10;line=xyz;transport=tcp?Subject=hi
 * ```
 * ```values
 * $(ru{uri.rmparam,line}) => "sip:alice@192.0.2.10;transport=tcp?Subject=hi"
 * $(ru{uri.rmparam,ob})   => "sip:alice@192.0.2.10;line=xyz;transport=tcp?Subject=hi"
 * ```
 */
export const uriRemoveParam = pv.transformation(
  { name: 'uri.rmparam', args: [str('name')], from: 'str', to: 'str' },
  (text, name) => {
    const uri = parseUri(text)
    return uri === null ? null : withoutParam(uri, name)
  },
)

/**
 * The socket a URI names, as `proto:host:port`; an empty text without a transport.
 *
 * A port that is not written is the transport's own: 5060, 5061 of TLS.
 *
 * @example Choose the socket that a parameter names
 * ```sip
 * alice > OPTIONS sip:test@192.0.2.1:5060;transport=UDP
 * ```
 * ```values
 * $(ru{uri.tosocket}) => "udp:192.0.2.1:5060"
 * $(fu{uri.tosocket}) => ""
 * ```
 *
 * @compat Kamailio takes 5060 for TLS too.
 */
export const uriToSocket = pv.transformation(
  { name: 'uri.tosocket', from: 'str', to: 'str' },
  (text) => {
    const uri = parseUri(text)
    return uri === null ? null : uriSocket(uri)
  },
)

/**
 * Where a URI leads, in the form of the parameter `alias`: `host~port~transport`.
 *
 * What is no URI becomes an empty text. The transport is a number: 1 is UDP, 2 TCP, 3 TLS, 4 SCTP, 5 WS, 6 WSS.
 *
 * @example Note where a request came from in a parameter
 * ```sip
 * alice > OPTIONS sip:192.0.2.10:5062;transport=tcp
 * ```
 * ```values
 * $(ru{urialias.encode}) => "192.0.2.10~5062~2"
 * $(ci{urialias.encode}) => ""
 * ```
 *
 * @compat A transport `wss` is 6; Kamailio 5.6 makes it 1.
 */
export const aliasEncode = pv.transformation(
  { name: 'urialias.encode', from: 'str', to: 'str' },
  (text) => {
    if (text === '') return null
    const uri = parseUri(text)
    return uri?.isSip === true ? uriAlias(uri) : ''
  },
)

/**
 * The URI that the value of a parameter `alias` means; an empty text where it is none.
 *
 * @example Go back where a phone behind a NAT was seen
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $du = $(ru{uri.param,alias}{urialias.decode}); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@10.0.0.7;alias=192.0.2.20~5060~1
 * bob   < MESSAGE sip:bob@10.0.0.7;alias=192.0.2.20~5060~1
 * ```
 *
 * @example A transport is a number
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Alias: [2001:db8::1]~5061~3
 *         X-Bad: 192.0.2.20~sip~1
 * ```
 * ```values
 * $(hdr(X-Alias){urialias.decode}) => "sip:[2001:db8::1]:5061;transport=tls"
 * $(hdr(X-Bad){urialias.decode})   => ""
 * ```
 */
export const aliasDecode = pv.transformation(
  { name: 'urialias.decode', from: 'str', to: 'str' },
  (text) => (text === '' ? null : aliasUri(text)),
)
