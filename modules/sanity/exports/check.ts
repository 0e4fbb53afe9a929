/** Checks, and the answers to what they find. */

import { type Context, int, MethodId, optional } from 'siprose'
import { slApi, type SlApi } from 'siprose/modules/sl'

import { ALL_CHECKS } from '../inspector.ts'
import { ALL_URIS } from '../checks/uris.ts'
import { sanity } from '../module.ts'
import { type Verdict, verdict } from '../verdict.ts'

const checks = optional(int('msg_checks', { min: 1, max: ALL_CHECKS }))
const uris = optional(int('uri_checks', { min: 1, max: ALL_URIS }))

/** What `sanity_reply()` says when nothing was found. */
const NOTHING_FOUND = verdict(500, 'Server Sanity Failure')

function answer(sl: SlApi | null, ctx: Context, { status, reason, headers }: Verdict): boolean {
  return sl?.reply(ctx, status, reason, headers) ?? false
}

/**
 * Checks the message, and answers a request in which something is wrong.
 *
 * The first thing wrong ends the checks. Unless {@link autodrop} says otherwise it ends the script too, and a reply is dropped;
 * unless {@link noreply} says otherwise the sender gets an answer that names it. Of a reply those checks are made that mean
 * something there, and nothing is answered.
 *
 * @param msg_checks - a sum: 1 version of SIP, 2 scheme of the request URI, 4 To, From, CSeq, Call-ID and Via are there, 32 the
 *   method in CSeq is that of the request, 64 the number in CSeq, 128 Content-Length is that of the body, 256 Expires is a
 *   number, 512 Proxy-Require has nothing but {@link proxy_require}, 1024 URIs can be read, 2048 digest credentials are whole and
 *   no others are there, 4096 From and To have one tag, 8192 digest credentials are whole, 16384 the top Via can be read; 8 and 16
 *   check nothing
 * @param uri_checks - which URIs 1024 looks at: a sum of 1 request URI, 2 From, 4 To, 8 Contact
 * @returns `1` nothing is wrong, `0` something is, which ends the script; `-1` something is, where {@link autodrop} is 0
 *
 * @example Turn broken requests away before anything else is done
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sanity.so"
 * request_route {
 *     sanity_check("17895", "7");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * alice > OPTIONS sip:example.com
 *         CSeq: 1 MESSAGE
 * alice < 400 CSeq method does not match request method
 * alice > OPTIONS mailto:alice@example.com
 * alice < 416 Unsupported URI Scheme in Request URI
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@>;tag=1
 * alice < 400 Invalid From Header
 * ```
 *
 * @example Look at registrations more closely
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sanity.so"
 * modparam("sanity", "autodrop", 0)
 * request_route {
 *     if (method == "REGISTER" && !sanity_check(1280, 8)) exit;
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 *         Expires: soon
 * alice < 400 Expires value is illegal
 * alice > OPTIONS sip:example.com
 *         Expires: soon
 * alice < 200 OK
 * ```
 *
 * @example Half a set of credentials
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sanity.so"
 * request_route { if (sanity_check(8192)) sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.com", uri="sip:example.com"
 * alice < 400 Bad Auth Credentials
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.com", nonce="", uri="sip:example.com", response="0"
 * alice < 400 Auth Empty Nonce
 * alice > REGISTER sip:example.com
 *         Authorization: Bearer dGVzdA
 * alice < 200 OK
 * ```
 *
 * @example Two tags where one belongs
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sanity.so"
 * request_route { if (sanity_check(4096)) sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1;tag=2
 * alice < 400 Many From Tag Params
 * ```
 *
 * @example A broken reply goes no further
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sanity.so"
 * request_route { forward(); }
 * reply_route { sanity_check(1024, 8); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200 OK
 *         Contact: <sip:bob@>
 * quiet 1s
 * ```
 *
 * @compat A scheme that cannot be routed is answered with 416 instead of 400, as RFC 3261 section 8.2.2.1 asks. Check 1024
 *   takes any scheme. Credentials of another scheme are answered with 400 by check 2048, which Kamailio drops without an
 *   answer. Checks that only requests can pass are not made of replies. A mandatory header that cannot be read at all is
 *   answered with 400 before the script runs.
 */
export const sanity_check = sanity.cfgFunction(
  { args: [checks, uris], routes: ['request', 'reply', 'onreply', 'event'] },
  (self, ctx, asked = self.params.default_checks, which = self.params.uri_checks) => {
    const found = self.state.inspect(ctx, asked, which)
    if (found === null) return true
    if (self.params.noreply === 0 && ctx.message.isRequest) answer(self.find(slApi), ctx, found)
    return self.params.autodrop === 0 ? false : 0
  },
)

/**
 * Sends the answer that {@link sanity_check} has kept back.
 *
 * It does something only where {@link noreply} is 1. Where nothing was found it answers 500. An ACK gets no answer.
 *
 * @returns `-1` when the answer could not be sent
 *
 * @example Answer our own customers, and nobody else
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sanity.so"
 * modparam("sanity", "noreply", 1)
 * modparam("sanity", "autodrop", 0)
 * request_route {
 *     if (!sanity_check()) {
 *         if (src_ip == 192.0.2.10) sanity_reply();
 *         exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Expires: soon
 * alice < 400 Expires value is illegal
 * bob   > OPTIONS sip:example.com
 *         Expires: soon
 * quiet 1s
 * ```
 */
export const sanity_reply = sanity.cfgFunction(
  { routes: ['request', 'reply', 'onreply', 'event'] },
  (self, ctx) => {
    const { isRequest, methodId } = ctx.message
    if (self.params.noreply === 0 || !isRequest || methodId === MethodId.ACK) return true
    return answer(self.find(slApi), ctx, self.state.lastVerdict(ctx) ?? NOTHING_FOUND)
  },
)
