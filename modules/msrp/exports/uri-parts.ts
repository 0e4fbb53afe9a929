/** Parts of URIs of MSRP. */

import { msrp } from '../module.ts'
import { type MsrpUri, parseMsrpUri } from '../msrp-uri.ts'

const part = (text: string, name: keyof MsrpUri): string | null => {
  const uri = parseMsrpUri(text)
  return uri === null ? null : uri[name]
}

/**
 * The user of a URI of MSRP.
 *
 * It is empty where there is none. `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.user})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [alice]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const userPart = msrp.transformation(
  { name: 'msrpuri.user', from: 'str', to: 'str' },
  (text) => part(text, 'user'),
)

/**
 * User and password of a URI of MSRP.
 *
 * It is empty where there is none. `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.userinfo})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [alice:pw]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const userinfoPart = msrp.transformation(
  { name: 'msrpuri.userinfo', from: 'str', to: 'str' },
  (text) => part(text, 'userinfo'),
)

/**
 * The host of a URI of MSRP, an IPv6 address in brackets.
 *
 * `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.host})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [example.com]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const hostPart = msrp.transformation(
  { name: 'msrpuri.host', from: 'str', to: 'str' },
  (text) => part(text, 'host'),
)

/**
 * The port of a URI of MSRP.
 *
 * It is empty where there is none. `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.port})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [2855]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const portPart = msrp.transformation(
  { name: 'msrpuri.port', from: 'str', to: 'str' },
  (text) => part(text, 'port'),
)

/**
 * The session that a URI of MSRP is for.
 *
 * It is empty where there is none. `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.session})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [s1]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const sessionPart = msrp.transformation(
  { name: 'msrpuri.session', from: 'str', to: 'str' },
  (text) => part(text, 'session'),
)

/**
 * The transport of a URI of MSRP.
 *
 * It is empty where there is none. `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.proto})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [tcp]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const protoPart = msrp.transformation(
  { name: 'msrpuri.proto', from: 'str', to: 'str' },
  (text) => part(text, 'proto'),
)

/**
 * The scheme of a URI of MSRP, `msrp` or `msrps`.
 *
 * `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.scheme})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [msrp]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const schemePart = msrp.transformation(
  { name: 'msrpuri.scheme', from: 'str', to: 'str' },
  (text) => part(text, 'scheme'),
)

/**
 * All that stands behind the first semicolon of a URI of MSRP.
 *
 * It is empty where there is nothing but the transport. `$null` for what is no such URI.
 *
 * @example Look at a path
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "msrp.so"
 * request_route { sl_send_reply("200", "[$(hdr(X-Path){msrpuri.params})]"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Path: msrp://alice:pw@example.com:2855/s1;tcp;a=b
 * alice < 200 [tcp;a=b]
 * alice > OPTIONS sip:example.com
 *         X-Path: sip:alice@example.com
 * alice < 200 []
 * ```
 */
export const paramsPart = msrp.transformation(
  { name: 'msrpuri.params', from: 'str', to: 'str' },
  (text) => part(text, 'params'),
)
