/** Keeping an item to oneself for a while. */

import { prepared } from 'siprose'

import { itemKey } from '../item-key.ts'
import { htable } from '../module.ts'

const item = prepared('htable=>key', itemKey)

/**
 * Keeps all other messages from locking an item until `sht_unlock()`.
 *
 * A script that waits for nothing runs to its end before another message gets its turn, so reading and setting an item needs no lock.
 * One that waits in between, for a database or a timer, does. A message can lock an item more than once, and has to unlock it as often.
 *
 * @param htable=>key - the table, `=>` and the item, which need not be there
 * @returns false when there is no such table, or another message did not unlock the item within `lock_timeout`
 *
 * @example Read and set an item with nothing in between
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "balance=>initval=100")
 * request_route {
 *     sht_lock("balance=>$fU");
 *     $sht(balance=>$fU) = $sht(balance=>$fU) - 30;
 *     sht_unlock("balance=>$fU");
 *     sl_send_reply("200", "$sht(balance=>$fU) left");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 70 left
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 40 left
 * ```
 */
export const sht_lock = htable.cfgFunctionAsync(
  { args: [item], routes: 'any' },
  ({ state }, ctx, where) => {
    if (state.tableOf(where) === null) return false
    return state.locks.take(`${where.table}=>${where.item}`, ctx)
  },
)

/**
 * Lets other messages lock an item again.
 *
 * @param htable=>key - the table, `=>` and the item
 * @returns false when this message has not locked it
 *
 * @example Only who has locked can unlock
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "line=>size=4")
 * request_route {
 *     sht_lock("line=>$rU");
 *     sht_unlock("line=>$rU");
 *     if (!sht_unlock("line=>$rU")) sl_send_reply("200", "Unlocked once");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:1@example.com
 * alice < 200 Unlocked once
 * ```
 */
export const sht_unlock = htable.cfgFunction(
  { args: [item], routes: 'any' },
  ({ state }, ctx, where) => state.locks.release(`${where.table}=>${where.item}`, ctx),
)
