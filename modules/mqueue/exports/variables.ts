/** What was fetched, and how much waits. */

import { key } from 'siprose'

import { mqueue } from '../module.ts'

const queueKey = key<string>('queue', (text) => text.trim())

/**
 * The key of the item that this message's script fetched last from a queue.
 *
 * @example Who called
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=calls")
 * request_route {
 *     mq_add("calls", "$fU", "$rU");
 *     mq_fetch("calls");
 *     sl_send_reply("200", "$mqk(calls) called $mqv(calls)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 alice called bob
 * ```
 */
export const mqk = mqueue.pseudoVariable(
  { name: '$mqk', key: queueKey, type: 'str' },
  { get: ({ state }, ctx, name) => state.fetched(ctx, name)?.key ?? null },
)

/**
 * The value of the item that this message's script fetched last from a queue.
 *
 * @example Nothing was fetched
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=calls")
 * request_route {
 *     mq_fetch("calls");
 *     if ($mqv(calls) == $null) sl_send_reply("404", "No call");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 404 No call
 * ```
 */
export const mqv = mqueue.pseudoVariable(
  { name: '$mqv', key: queueKey, type: 'str' },
  { get: ({ state }, ctx, name) => state.fetched(ctx, name)?.value ?? null },
)

/**
 * How many items wait in a queue; nothing for a name that no queue has.
 *
 * @example Count the calls
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=calls")
 * request_route {
 *     $var(before) = $mq_size(calls);
 *     mq_add("calls", "$fU", "$rU");
 *     sl_send_reply("200", "from $var(before) to $mq_size(calls)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 from 0 to 1
 * ```
 */
export const mqSize = mqueue.pseudoVariable(
  { name: '$mq_size', key: queueKey, type: 'int' },
  { get: ({ state }, _ctx, name) => state.find(name)?.count ?? null },
)
