/** Requests that this server makes. */

import { str } from 'siprose'

import { Cell } from '../engine/cell.ts'
import { sendLocal } from '../engine/local-request.ts'
import { requestFields } from '../request-fields.ts'
import { tm } from '../module.ts'

/**
 * Sends a request of this server's own.
 *
 * From and To are among the headers; a tag in From, Call-ID, CSeq and Max-Forwards are added where they are missing. The script goes on at
 * once, and the answer reaches nobody; `event_route[tm:local-request]` sees the request before it leaves.
 *
 * @param method - of the request
 * @param ruri - its URI
 * @param nexthop - the URI of where it goes instead, or empty
 * @param socket - the socket it leaves from, `udp:192.0.2.1:5060`, or empty
 * @param headers - header lines, each with `\r\n` at its end; with a body, Content-Type has to be among them
 * @param body - the body, or empty
 * @returns `-1` when From or To is missing, or nothing could be sent
 *
 * @example Tell somebody that there was a call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_uac_send("MESSAGE", "sip:bob@192.0.2.20", "", "",
 *         "From: <sip:office@example.com>\r\nTo: <sip:bob@example.com>\r\nContent-Type: text/plain\r\n",
 *         "$fU has called");
 *     sl_send_reply("404", "Not Here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         From: <sip:office@example.com>;tag={tag:token}
 *         To: <sip:bob@example.com>
 *         Max-Forwards: 70
 *         Content-Type: text/plain
 *
 *         alice has called
 * bob   > 200
 * quiet 5s
 * ```
 *
 * @example By a next hop
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_uac_send("OPTIONS", "sip:bob@example.com", "sip:192.0.2.20", "udp:192.0.2.1:5060",
 *         "From: <sip:office@example.com>\r\nTo: <sip:bob@example.com>\r\n", "");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 200
 * bob   < OPTIONS sip:bob@example.com
 * ```
 *
 * @example Without a To nothing is sent
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_uac_send("OPTIONS", "sip:bob@192.0.2.20", "", "", "From: <sip:office@example.com>\r\n", ""))
 *         sl_send_reply("500", "Not Sent");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 500 Not Sent
 * ```
 *
 * @rfc 3261 section 8.1
 */
export const t_uac_send = tm.cfgFunction(
  {
    args: [str('method'), str('ruri'), str('nexthop'), str('socket'), str('headers'), str('body')],
    routes: 'any',
  },
  ({ state }, _ctx, method, ruri, nexthop, socket, headers, body) => {
    const fields = requestFields(headers)
    if (fields === null) {
      state.log.info('tm: t_uac_send() needs From and To among the headers')
      return false
    }
    const request = {
      ...fields,
      method,
      uri: ruri,
      nextHop: orNull(nexthop),
      socket: orNull(socket),
      body,
    }
    const sent = sendLocal(state, request, null)
    if (sent instanceof Cell) return true
    state.log.info(`tm: t_uac_send() could not send ${method} ${ruri}: ${sent.reason}`)
    return false
  },
)

function orNull(text: string): string | null {
  return text === '' || text === '.' ? null : text
}
