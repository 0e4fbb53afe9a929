/** What can be asked: tags and figures. */

import { partKey } from 'siprose'

import { shownCounts } from '../counts.ts'
import { sl } from '../module.ts'

/**
 * The tag that replies of this server to the request have in To.
 *
 * It can be written down before the reply is sent. A request with a tag of its own in To keeps that one.
 *
 * @param key - `s` for replies without a transaction, `t` for those of the transaction, which is undefined where there is none,
 *   `x` for the transaction's where there is one and the other where not
 *
 * @example Write down the tag before the reply is sent
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route {
 *     xlog("L_WARN", "answered with $ltt(s)\n");
 *     sl_send_reply("404", "Not Here");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404 Not Here
 *         To: {*};tag={tag:token}
 * ```
 * ```log
 * WARNING <script>: answered with {tag}
 * ```
 *
 * @example There is no transaction
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($ltt(t) == $null && $ltt(x) == $ltt(s)) sl_send_reply("200", "Without");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Without
 * ```
 */
export const localToTag = sl.pseudoVariable(
  { name: '$ltt', key: partKey(['s', 't', 'x'], 'key'), type: 'str' },
  {
    get: (self, ctx, which) => {
      const { transactions, tags } = self.state
      const stateful = which === 's' ? null : (transactions?.toTag(ctx) ?? null)
      return stateful ?? (which === 't' ? null : tags.of(ctx.message))
    },
  },
)

/**
 * Counts of the replies sent without a transaction, by status.
 *
 * A status with a figure of its own does not count in its class too.
 *
 * @example See how often we said no
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (method == "OPTIONS") sl_send_reply("200", "Alive");
 *     else sl_send_reply("415", "No Thanks");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 * alice < 415
 * alice > MESSAGE sip:bob@example.com
 * alice < 415
 * ```
 * ```rpc
 * > sl.stats
 * 200: 1
 * 4xx: 2
 * 404: 0
 * ```
 *
 * @compat Replies from 100 to 199 have a figure of their own, `1xx`; Kamailio counts them as `xxx`.
 */
export const stats = sl.rpcCommand({ name: 'sl.stats', mi: 'sl_stats' }, (self) =>
  Object.fromEntries(shownCounts.map(([shown, name]) => [shown, self.stats[name].value])),
)
