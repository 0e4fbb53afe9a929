/** Requests that scripts make. */

import { partKey } from 'siprose'

import { uac } from '../module.ts'
import { parts } from '../requests/uac-request.ts'

/**
 * The request that {@link uac_req_send} sends, part by part.
 *
 * `method`, `ruri`, `furi` and `turi` have to be set: the method, and the URIs of the request line, of From and of To. `ouri` is the next hop, `sock` the socket, `hdrs` are
 * header lines, `body` is the body; `ftag`, `ttag`, `callid` and `cseqno` are made up where they are not set. `auser` and `apasswd` answer a challenge, where `flags` of 1 says that the password
 * is a hash. `fr_timeout` and `fr_inv_timeout` are in milliseconds. With `evroute` of 1 `event_route[uac:reply]` runs for final replies, with 2 for failures, those
 * without a reply included; there `evcode` is the status, `evtype` the reason why it runs, and `evparam` what the script has set. `$uac_req(all) = $null` sets all back.
 *
 * @param name - the part
 *
 * @example Look at what is set
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * request_route {
 *     $uac_req(method) = "OPTIONS";
 *     $uac_req(cseqno) = 7;
 *     $var(before) = $uac_req(method) + " " + $uac_req(cseqno);
 *     $uac_req(all) = $null;
 *     sl_send_reply("200", "$var(before), then $uac_req(method)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OPTIONS 7, then <null>
 * ```
 *
 * @compat It belongs to the message; Kamailio's belongs to the process, and is there for the next message too.
 */
export const uacReq = uac.pseudoVariable(
  { name: '$uac_req', type: 'any', key: partKey(parts, 'name') },
  {
    get: ({ state }, ctx, { get }) => get(state.requests.of(ctx)),
    set: ({ state }, ctx, value, { set }) => set?.(state.requests.of(ctx), value) ?? false,
  },
)

/**
 * Sends the request that `$uac_req(name)` describes.
 *
 * The script does not wait for the answer: `event_route[uac:reply]` is told of it, where `$uac_req(evroute)` says so.
 *
 * @returns false where a part is missing or is none, or the request could not be sent
 *
 * @example Ask a phone whether it is there, with a password, and hear of it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * request_route {
 *     $uac_req(method) = "OPTIONS";
 *     $uac_req(ruri) = "sip:bob@192.0.2.20";
 *     $uac_req(furi) = "sip:house@example.com";
 *     $uac_req(turi) = "sip:bob@example.com";
 *     $uac_req(hdrs) = "X-Why: watch\r\n";
 *     $uac_req(auser) = "house";
 *     $uac_req(apasswd) = "secret";
 *     $uac_req(evroute) = 1;
 *     $uac_req(evparam) = $fU;
 *     uac_req_send();
 *     sl_send_reply("202", "Asked");
 * }
 * event_route[uac:reply] {
 *     xlog("L_WARN", "$uac_req(evcode) $rr for $uac_req(evparam)\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 202
 * bob   < OPTIONS sip:bob@192.0.2.20
 *         From: <sip:house@example.com>;tag={tag}
 *         X-Why: watch
 *         CSeq: 10 OPTIONS
 *         Call-ID: {call}
 * bob   > 401 Unauthorized
 *         WWW-Authenticate: Digest realm="bob", nonce="n1", qop="auth"
 * bob   < OPTIONS sip:bob@192.0.2.20
 *         CSeq: 11 OPTIONS
 *         Call-ID: {call}
 *         Authorization: Digest username="house"{*}
 * bob   > 200 Here
 * ```
 * ```log
 * WARNING <script>: 401 Unauthorized for alice
 * WARNING <script>: 200 Here for alice
 * ```
 */
export const uac_req_send = uac.cfgFunction({ routes: 'any' }, ({ state }, ctx) =>
  state.requests.send(ctx),
)
