/** Answering. */

import { int, str } from 'siprose'

import { xhttp } from '../module.ts'

/**
 * Answers the request of HTTP in hand.
 *
 * Lines that `append_to_reply()` has added go with it. Whether the connection stays open is for the client to say, as HTTP has it.
 *
 * @param code - the status, 200 to 599
 * @param reason - the phrase after it
 * @param ctype - the type of the body; empty for none
 * @param body - the body; empty for none
 * @returns -1 where nothing was sent: the request is none of HTTP or was answered before, the status is none, or the connection has gone
 *
 * @example Say something, with a header of one's own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "xhttp.so"
 * request_route { drop; }
 * event_route[xhttp:request] {
 *     append_to_reply("Cache-Control: no-store\r\n");
 *     xhttp_reply("200", "OK", "text/html", "<html><body>$rm $hu</body></html>");
 * }
 * ```
 * ```http
 * alice > GET /a?b=c HTTP/1.0
 * alice < 200 OK
 *         Cache-Control: no-store
 *         Content-Type: text/html
 *         Connection: close
 *
 *         <html><body>GET /a?b=c</body></html>
 * ```
 *
 * @example A second answer, and one to a request of SIP
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "xhttp.so"
 * request_route {
 *     if (!xhttp_reply("200", "OK", "", "")) sl_send_reply("200", "This Is SIP");
 * }
 * event_route[xhttp:request] {
 *     xhttp_reply("200", "First", "", "");
 *     if (!xhttp_reply("200", "Second", "", "")) xlog("L_WARN", "answered already\n");
 * }
 * ```
 * ```http
 * alice > GET /
 * alice < 200 First
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 This Is SIP
 * ```
 * ```log
 * WARNING <script>: answered already
 * ```
 *
 * @compat The answer has a Date, and nothing of SIP in it: Kamailio adds a header `Sia`.
 * @trap What came with the request has no place in a page as it is: it may hold markup of somebody else
 */
export const xhttp_reply = xhttp.cfgFunction(
  { args: [int('code'), str('reason'), str('ctype'), str('body')], routes: ['request', 'event'] },
  (_self, ctx, code, reason, type, text) => {
    if (ctx.http === null || code < 200) return false
    const before = ctx.replyBody
    ctx.replyBody = text === '' && type === '' ? null : { text, type }
    const sent = ctx.http.reply(code, reason)
    ctx.replyBody = before
    return sent
  },
)
