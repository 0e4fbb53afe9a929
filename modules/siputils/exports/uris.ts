/** URIs compared and changed, wherever they stand. */
import { any, parseUri, sameHeaderName, sameUri, str, type Value, variable } from 'siprose'

import { siputils } from '../module.ts'
import { sameAor } from '../same-aor.ts'
import { withHostIn, withUserIn } from '../uri-text.ts'

/** The schemes of URIs that can be routed. */
const schemes: ReadonlySet<string> = new Set(['sip', 'sips', 'tel', 'urn'])

/** The text of a value; '' of none. */
function textOf(value: Value): string {
  return value === null ? '' : String(value)
}

/**
 * Tells whether a text is a URI of SIP: `sip`, `sips`, `tel` or `urn`.
 *
 * @param uri - the text; variables in it are expanded
 * @returns true when it is one
 *
 * @example Check what a header holds before it is used
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_uri("$hdr(X-Next)")) sl_send_reply("200", "A URI");
 *     else sl_send_reply("400", "Not a URI");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Next: sip:bob@192.0.2.20:5080;transport=tcp
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         X-Next: sip:bob@192.0.2.20:99999
 * alice < 400
 * alice > OPTIONS sip:example.com
 *         X-Next: <sip:bob@192.0.2.20>
 * alice < 400
 * ```
 *
 * @compat A blank in a URI is refused; Kamailio lets one pass in the user.
 * @rfc 3261 section 19.1.1
 */
export const is_uri = siputils.cfgFunction(
  { args: [str('uri')], routes: 'any' },
  (_self, _ctx, uri) => schemes.has(parseUri(uri)?.scheme ?? ''),
)

/**
 * Tells whether two URIs name the same resource, as the standard compares them.
 *
 * Case counts in the user only. A port left out is not the default port written out, and some parameters must be in both or in
 * neither: `transport`, `user`, `maddr`, `ttl`, `method`.
 *
 * @param str1 - one URI; variables in it are expanded
 * @param str2 - the other
 * @returns `1` when they are the same, `-1` when not, `-2` when one is no URI
 *
 * @example Find the wanted resource
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (cmp_uri("$ru", "sip:info@example.com")) sl_send_reply("200", "Information");
 *     else sl_send_reply("404", "result $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS SIP:info@EXAMPLE.com;line=2
 * alice < 200
 * alice > OPTIONS sip:INFO@example.com
 * alice < 404 result -1
 * alice > OPTIONS sip:info@example.com;transport=tcp
 * alice < 404 result -1
 * ```
 *
 * @compat `transport` must be in both, escapes are undone, and headers are compared, as the standard has it.
 * @rfc 3261 section 19.1.4
 * @see {@link cmp_aor}
 */
export const cmp_uri = siputils.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => {
    const a = parseUri(str1)
    const b = parseUri(str2)
    if (a === null || b === null) return -2
    return sameUri(a, b) ? 1 : -1
  },
)

/**
 * Tells whether two URIs have the same address of record: user, host and port.
 *
 * Parameters do not count, nor `sip` or `sips`. A port left out is the default one.
 *
 * @param str1 - one URI; variables in it are expanded
 * @param str2 - the other
 * @returns `1` when they have, `-1` when not, `-2` when one is no SIP URI
 *
 * @example Somebody calls himself
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (cmp_aor("$fu", "$ru")) sl_send_reply("486", "Busy with yourself");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:alice@Example.com:5060;transport=tcp
 *         From: <sip:alice@example.com>;tag=1
 * alice < 486
 * alice > INVITE sip:Alice@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200
 * ```
 *
 * @compat Escapes in the user are undone before it is compared.
 * @see {@link cmp_uri}
 */
export const cmp_aor = siputils.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => {
    const a = parseUri(str1)
    const b = parseUri(str2)
    if (a === null || b === null || !a.isSip || !b.isSip) return -2
    return sameAor(a, b) ? 1 : -1
  },
)

/**
 * Tells whether two names are those of the same header, short forms and case not counting.
 *
 * @param str1 - one name; variables in it are expanded
 * @param str2 - the other
 * @returns `1` when they are, `-2` when not
 *
 * @example A short form is the same name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (cmp_hdr_name("$hdr(X-Name)", "Contact")) sl_send_reply("200", "Contact");
 *     else sl_send_reply("404", "Another");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Name: M
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         X-Name: Contacts
 * alice < 404
 * ```
 *
 * @rfc 3261 section 7.3.3
 */
export const cmp_hdr_name = siputils.cfgFunction(
  { args: [str('str1'), str('str2')], routes: 'any' },
  (_self, _ctx, str1, str2) => (str1 !== '' && sameHeaderName(str1, str2) ? 1 : -2),
)

/**
 * Changes the user of a URI that stands in a variable.
 *
 * An empty user, or none, takes user and `@` out; a password goes with the old user.
 *
 * @param uri - the variable that holds the URI
 * @param user - the new user
 * @returns false when the variable holds no URI with a user, or cannot be set
 *
 * @example Make a URI for a colleague
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     $var(uri) = $fu;
 *     set_uri_user("$var(uri)", "$rU");
 *     sl_send_reply("200", "$var(uri)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:alice:secret@example.net:5070;line=2>;tag=1
 * alice < 200 sip:bob@example.net:5070;line=2
 * ```
 *
 * @compat Any text is taken for the user, not only a variable. A user that no URI can have is refused.
 * @see {@link set_uri_host}
 */
export const set_uri_user = siputils.cfgFunction(
  { args: [variable('uri'), any('user')], routes: 'any' },
  (_self, ctx, uri, user) => {
    const changed = withUserIn(textOf(uri.get(ctx)), textOf(user))
    return changed !== null && uri.set !== null && uri.set(ctx, changed)
  },
)

/**
 * Changes the host of a URI that stands in a variable; its port stays.
 *
 * @param uri - the variable that holds the URI
 * @param host - the new host, or host and port
 * @returns false when the variable holds no SIP URI or cannot be set, or when the host is empty
 *
 * @example Send a user to another machine
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(host) = "192.0.2.20";
 *     set_uri_host("$ru", "$var(host)");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com;line=2
 * bob   < MESSAGE sip:bob@192.0.2.20;line=2
 * ```
 *
 * @example A host of nothing is refused
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(host) = "";
 *     if (!set_uri_host("$ru", "$var(host)")) sl_send_reply("200", "still $ru");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 still sip:bob@example.com
 * ```
 *
 * @compat Any text is taken for the host, not only a variable; a port in it takes the place of the old one; an IPv6 address is
 *   replaced whole.
 * @see {@link set_uri_user}
 */
export const set_uri_host = siputils.cfgFunction(
  { args: [variable('uri'), any('host')], routes: 'any' },
  (_self, ctx, uri, host) => {
    const changed = withHostIn(textOf(uri.get(ctx)), textOf(host))
    return changed !== null && uri.set !== null && uri.set(ctx, changed)
  },
)
