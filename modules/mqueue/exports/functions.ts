/** Adding to queues, and taking out. */

import { str } from 'siprose'

import { mqueue } from '../module.ts'

const EMPTY = -2
const queueName = str('queue')

/**
 * Adds an item to the end of a queue.
 *
 * Where the queue has a size and is full, the oldest item is pushed out to make room.
 *
 * @param queue - its name
 * @param key - what it is about; in a queue with `addmode` 1 or 2 there is one item for each
 * @param value - the rest
 * @returns false when there is no such queue, or one without a size has `max_items` waiting
 *
 * @example Tell somebody later who called
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "rtimer.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=calls")
 * modparam("rtimer", "timer", "name=later;interval=1")
 * modparam("rtimer", "exec", "timer=later;route=TELL")
 * request_route {
 *     mq_add("calls", "$rU", "$fU called $rU");
 *     sl_send_reply("480", "Nobody is here");
 * }
 * route[TELL] {
 *     while (mq_fetch("calls")) xlog("L_WARN", "to $mqk(calls): $mqv(calls)\n");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 480
 * alice > ACK sip:bob@example.com
 * clock +1s
 * ```
 * ```log
 * WARNING <script>: to bob: alice called bob
 * ```
 */
export const mq_add = mqueue.cfgFunction(
  { args: [queueName, str('key'), str('value')], routes: 'any' },
  ({ state }, _ctx, name, key, value) => {
    const queue = state.find(name)
    if (queue === null) return false
    if (queue.add({ key, value })) return true
    state.tellFull(queue)
    return false
  },
)

/**
 * Takes the oldest item out of a queue, into `$mqk(queue)` and `$mqv(queue)`.
 *
 * @param queue - its name
 * @returns 1 when there was an item; -1 when there is no such queue; -2 when nothing waits, and the variables have nothing then
 *
 * @example Work until nothing is left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=jobs")
 * request_route {
 *     mq_add("jobs", "1", "wash");
 *     mq_add("jobs", "2", "dry");
 *     $var(done) = "";
 *     while (mq_fetch("jobs")) $var(done) = $var(done) + $mqk(jobs) + $mqv(jobs) + " ";
 *     mq_fetch("jobs");
 *     $var(code) = $rc;
 *     sl_send_reply("200", "$var(done)and then $var(code)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1wash 2dry and then -2
 * ```
 *
 * @compat What was fetched belongs to the message whose script fetched it. In Kamailio it belongs to the process, and the next message there
 *   may find it.
 */
export const mq_fetch = mqueue.cfgFunction(
  { args: [queueName], routes: 'any' },
  ({ state }, ctx, name) => {
    const queue = state.find(name)
    if (queue === null) return false
    const item = queue.fetch()
    state.keep(ctx, name, item)
    return item === null ? EMPTY : true
  },
)

/**
 * Forgets what was fetched from a queue: its variables have nothing then.
 *
 * @param queue - its name
 *
 * @example Be done with an item
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=jobs")
 * request_route {
 *     mq_add("jobs", "1", "wash");
 *     mq_fetch("jobs");
 *     mq_pv_free("jobs");
 *     if ($mqk(jobs) == $null) sl_send_reply("200", "Forgotten");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Forgotten
 * ```
 */
export const mq_pv_free = mqueue.cfgFunction(
  { args: [queueName], routes: 'any' },
  ({ state }, ctx, name) => {
    state.keep(ctx, name, null)
  },
)

/**
 * Tells, as its result, how many items wait in a queue.
 *
 * @param queue - its name
 * @returns the number; -1 when none waits; -2 when there is no such queue
 *
 * @example Send people away while there is too much to do
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "mqueue.so"
 * modparam("mqueue", "mqueue", "name=jobs")
 * request_route {
 *     mq_size("jobs");
 *     if ($rc >= 2) { sl_send_reply("503", "Too much to do"); exit; }
 *     mq_add("jobs", "$ci", "$ru");
 *     sl_send_reply("202", "Taken");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 202
 * alice > MESSAGE sip:example.com
 * alice < 202
 * alice > MESSAGE sip:example.com
 * alice < 503
 * ```
 *
 * @trap an empty queue gives -1, not 0, so that the script goes on; `$mq_size(queue)` gives 0
 */
export const mq_size = mqueue.cfgFunction(
  { args: [queueName], routes: 'any' },
  ({ state }, _ctx, name) => {
    const queue = state.find(name)
    if (queue === null) return EMPTY
    return queue.count === 0 ? -1 : queue.count
  },
)
