/** The request's first line, and where the request goes. */

import {
  parseUri,
  phoneUser,
  type Uri,
  withHost,
  withPhoneUser,
  withPort,
  type Value,
} from 'siprose'

import { pv } from '../module.ts'

/** The text a value is put into a URI as; null where it is no text at all. */
function textOf(value: Value): string | null {
  return value === null ? null : String(value)
}

/**
 * The request URI: where the request is for. Set it to send the request elsewhere.
 *
 * In a reply it is `$null`.
 *
 * @example Send calls for one user to another
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     if ($ru == "sip:info@example.com") $ru = "sip:bob@192.0.2.20";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:info@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const requestUri = pv.pseudoVariable(
  { name: '$ru', aliases: ['$ruri'], type: 'str' },
  {
    get: (_self, ctx) => (ctx.message.isRequest ? ctx.requestUri : null),
    set: (_self, ctx, value) => {
      const text = textOf(value)
      if (text === null || parseUri(text, ctx.message.rules) === null) return false
      ctx.requestUri = text
      return true
    },
  },
)

/**
 * The user of the request URI; `$null` where it has none. Set it to `$null` to remove the user.
 *
 * @example Strip a dialling prefix
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     if ($rU =~ "^00") $rU = $(rU{s.strip,2});
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:00358401234567@192.0.2.20
 * bob   < MESSAGE sip:358401234567@192.0.2.20
 * ```
 *
 * @example Of a telephone number it is the number: its own parameters stay where they are
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     if ($rU == "+358401234567") $rU = "0401234567";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:+358401234567;ext=22@192.0.2.20;user=phone
 * bob   < MESSAGE sip:0401234567;ext=22@192.0.2.20;user=phone
 * ```
 *
 * @rfc 3261 section 19.1.1
 */
export const requestUser = pv.pseudoVariable(
  { name: '$rU', aliases: ['$ruri.user'], type: 'str' },
  {
    get: (_self, { uri }) => (uri === null ? null : phoneUser(uri)),
    set: (_self, ctx, value) => {
      const { uri } = ctx
      if (uri === null) return false
      ctx.requestUri = withPhoneUser(uri, textOf(value))
      return true
    },
  },
)

/**
 * The host of the request URI.
 *
 * @example Send a domain's requests to its machine
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     if ($rd == "example.com") $rd = "192.0.2.20";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const requestHost = pv.pseudoVariable(
  { name: '$rd', aliases: ['$ruri.domain'], type: 'str' },
  {
    get: (_self, ctx) => ctx.uri?.host || null,
    set: (_self, ctx, value) => {
      const { uri } = ctx
      const host = textOf(value)
      if (uri === null || host === null || host === '') return false
      ctx.requestUri = withHost(uri, host)
      return true
    },
  },
)

/** Whether a request can be sent to what a URI names: a port and a transport mean something for it. */
function hasTransport(uri: Uri): boolean {
  return uri.isSip || uri.scheme === 'tel' || uri.scheme === 'urn'
}

/** The port a URI stands for where it names none. */
function impliedPort(uri: Uri): number | null {
  if (!hasTransport(uri)) return null
  return uri.scheme === 'sips' || uri.transport === 'tls' ? 5061 : 5060
}

/**
 * The port of the request URI, or the port its scheme stands for.
 *
 * @example Show the port
 * ```sip
 * alice > OPTIONS sip:example.com:5080
 * ```
 * ```values
 * $rp => "5080"
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $rp => "5060"
 * ```
 *
 * @compat 5061 for `sips` without a port, where Kamailio says 5060
 * @trap it is a text, so `$rp + 1` puts the two together: write `(int)$rp + 1`
 * @rfc 3261 section 19.1.2
 */
export const requestPort = pv.pseudoVariable(
  { name: '$rp', type: 'str' },
  {
    get: (_self, ctx) => {
      const port = ctx.uri === null ? null : (ctx.uri.port ?? impliedPort(ctx.uri))
      return port === null ? null : String(port)
    },
    set: (_self, ctx, value) => {
      const { uri } = ctx
      const port = value === null ? null : Number(value)
      if (uri === null) return false
      if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) return false
      ctx.requestUri = withPort(uri, port === 0 ? null : port)
      return true
    },
  },
)

/**
 * The transport of the request URI as it is written; `UDP` where it names none.
 *
 * @example Show the transport
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp
 * ```
 * ```values
 * $rP => "tcp"
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $rP => "UDP"
 * ```
 */
export const requestTransport = pv.pseudoVariable(
  { name: '$rP', type: 'str' },
  {
    get: (_self, { uri }) => (uri === null || !hasTransport(uri) ? null : (uri.transport ?? 'UDP')),
  },
)

/**
 * The scheme of the request URI.
 *
 * @example Show the scheme
 * ```sip
 * alice > OPTIONS sips:example.com
 * ```
 * ```values
 * $rz => "sips"
 * ```
 *
 * @compat `sip` for a SIP URI with `user=phone`, where Kamailio says `tel`
 * @rfc 3261 section 19.1.1
 */
export const requestScheme = pv.pseudoVariable(
  { name: '$rz', type: 'str' },
  { get: (_self, ctx) => ctx.uri?.scheme ?? null },
)

/**
 * The request URI as it was received, whatever the script has made of it since.
 *
 * @example Compare before and after
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $rU = "carol";
 *     sl_send_reply("200", "$ou is now $ru");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 sip:bob@example.com is now sip:carol@example.com
 * ```
 */
export const originalUri = pv.pseudoVariable(
  { name: '$ou', aliases: ['$ouri'], type: 'str' },
  { get: (_self, ctx) => (ctx.message.isRequest ? ctx.message.requestUri : null) },
)

/**
 * The user of the request URI as it was received.
 *
 * @example Show the user
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```values
 * $oU => "bob"
 * ```
 */
export const originalUser = pv.pseudoVariable(
  { name: '$oU', type: 'str' },
  {
    get: (_self, { message }) => {
      const uri = message.isRequest ? parseUri(message.requestUri, message.rules) : null
      return uri === null ? null : phoneUser(uri)
    },
  },
)

/**
 * The host of the request URI as it was received.
 *
 * @example Show the host
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * ```
 * ```values
 * $od => "example.com"
 * ```
 */
export const originalHost = pv.pseudoVariable(
  { name: '$od', type: 'str' },
  {
    get: (_self, ctx) =>
      ctx.message.isRequest
        ? parseUri(ctx.message.requestUri, ctx.message.rules)?.host || null
        : null,
  },
)

/**
 * The destination URI: where the request is sent instead of its request URI.
 *
 * The request URI stays as it is. `$null` where there is none; setting it to `$null` removes it.
 *
 * @example Send a request to an outbound proxy
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $du = "sip:192.0.2.20"; forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:carol@example.net
 * bob   < MESSAGE sip:carol@example.net
 * ```
 */
export const destinationUri = pv.pseudoVariable(
  { name: '$du', aliases: ['$duri'], type: 'str' },
  {
    get: (_self, ctx) => ctx.destinationUri,
    set: (_self, ctx, value) => {
      const text = textOf(value)
      if (text !== null && parseUri(text, ctx.message.rules) === null) return false
      ctx.destinationUri = text
      return true
    },
  },
)

/**
 * The host of the destination URI.
 *
 * @example Show the host
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $du = "sip:192.0.2.20:5070"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $dd => "192.0.2.20"
 * ```
 */
export const destinationHost = pv.pseudoVariable(
  { name: '$dd', type: 'str' },
  {
    get: (_self, ctx) =>
      ctx.destinationUri === null
        ? null
        : (parseUri(ctx.destinationUri, ctx.message.rules)?.host ?? null),
  },
)

/**
 * The port of the destination URI, or the port its scheme stands for.
 *
 * @example Show the port
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $du = "sip:192.0.2.20:5070"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $dp => 5070
 * ```
 */
export const destinationPort = pv.pseudoVariable(
  { name: '$dp', type: 'int' },
  {
    get: (_self, ctx) => {
      const uri =
        ctx.destinationUri === null ? null : parseUri(ctx.destinationUri, ctx.message.rules)
      return uri === null ? null : (uri.port ?? impliedPort(uri))
    },
  },
)

/**
 * The method: of the request, or of the request a reply answers.
 *
 * @example Answer probes and refuse the rest
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($rm == "OPTIONS") sl_send_reply("200", "OK");
 *     else sl_send_reply("405", "No $rm here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * alice > MESSAGE sip:example.com
 * alice < 405 No MESSAGE here
 * ```
 */
export const method = pv.pseudoVariable(
  { name: '$rm', type: 'str' },
  { get: (_self, ctx) => ctx.message.method },
)

/**
 * The status of a reply; `$null` in a request.
 *
 * @example Note each failure that passes
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { forward(); }
 * reply_route { if ($rs >= 400) xlog("L_WARN", "$rs $rr from $si\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 404 Not Found
 * alice < 404 Not Found
 * ```
 * ```log
 * WARNING <script>: 404 Not Found from 192.0.2.20
 * ```
 */
export const status = pv.pseudoVariable(
  { name: '$rs', type: 'int' },
  { get: (_self, ctx) => (ctx.message.isRequest ? null : ctx.message.status) },
)

/**
 * The reason phrase of a reply; `$null` in a request.
 *
 * @example A request has none
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $rr => $null
 * ```
 */
export const reason = pv.pseudoVariable(
  { name: '$rr', type: 'str' },
  { get: (_self, ctx) => (ctx.message.isRequest ? null : ctx.message.reason) },
)

/**
 * The version in the first line.
 *
 * @example Show the version
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $rv => "SIP/2.0"
 * ```
 */
export const protocolVersion = pv.pseudoVariable(
  { name: '$rv', type: 'str' },
  { get: (_self, ctx) => ctx.message.version },
)
