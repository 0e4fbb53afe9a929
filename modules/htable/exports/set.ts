/** Setting items by functions. */

import { int, str } from 'siprose'

import { htable } from '../module.ts'
import type { ItemValue } from '../table/table.ts'
import type { Tables } from '../tables.ts'

const seconds = int('exval', { min: 0 })

function setItem(
  tables: Tables,
  where: string,
  name: string,
  value: ItemValue,
  lives: number,
): boolean {
  const table = tables.find(where)
  if (table === null) return false
  const now = tables.clock.now()
  if (!table.set(name, value, now)) {
    tables.tellFull(table)
    return false
  }
  return table.expire(name, lives, now)
}

/**
 * Sets an item to a text, and lets it end after some seconds.
 *
 * In a table without `autoexpire` items never end, whatever is asked for here.
 *
 * @param htname - the table
 * @param itname - the item
 * @param itval - its value
 * @param exval - seconds it lives
 *
 * @example Remember where somebody called, for a while
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "last=>autoexpire=3600")
 * request_route {
 *     if (method == "INVITE") sht_setxs("last", "$fU", "$rU", 90);
 *     sl_send_reply("200", "$sht(last=>$fU) for $shtex(last=>$fU) s");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 bob for 90 s
 * clock +91s
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 <null> for 0 s
 * ```
 */
export const sht_setxs = htable.cfgFunction(
  { args: [str('htname'), str('itname'), str('itval'), seconds], routes: 'any' },
  (self, _ctx, table, name, value, lives) => setItem(self.state, table, name, value, lives),
)

/**
 * Sets an item to a number, and lets it end after some seconds.
 *
 * @param htname - the table
 * @param itname - the item
 * @param itval - its value
 * @param exval - seconds it lives
 *
 * @example Give somebody five tries in the next minute
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "tries=>autoexpire=3600;updateexpire=0")
 * request_route {
 *     if ($sht(tries=>$fU) == $null) sht_setxi("tries", "$fU", 5, 60);
 *     sl_send_reply("200", "$shtdec(tries=>$fU) left");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 4 left
 * clock +59s
 * alice > OPTIONS sip:example.com
 * alice < 200 3 left
 * clock +1s
 * alice > OPTIONS sip:example.com
 * alice < 200 4 left
 * ```
 */
export const sht_setxi = htable.cfgFunction(
  { args: [str('htname'), str('itname'), int('itval'), seconds], routes: 'any' },
  (self, _ctx, table, name, value, lives) => setItem(self.state, table, name, value, lives),
)

/**
 * Adds one to an item that holds a number, as reading `$shtinc` does.
 *
 * @param htname - the table
 * @param itname - the item
 * @returns the sum; `-1` when there is no such table, or the item holds no number
 *
 * @example Count answers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "stats=>initval=0")
 * request_route {
 *     sht_inc("stats", "seen");
 *     sl_send_reply("200", "$sht(stats=>seen)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1
 * alice > OPTIONS sip:example.com
 * alice < 200 2
 * ```
 */
export const sht_inc = htable.cfgFunction(
  { args: [str('htname'), str('itname')], routes: 'any' },
  ({ state }, _ctx, table, name) => changed(state, table, name, 1),
)

/**
 * Takes one from an item that holds a number, as reading `$shtdec` does.
 *
 * @param htname - the table
 * @param itname - the item
 * @returns the difference, `-255` where that is not above 0; `-1` when there is no such table, or the item holds no number
 *
 * @example Let so many pass and no more
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "quota=>initval=2")
 * request_route {
 *     if (sht_dec("quota", "$fU")) sl_send_reply("200", "OK"); else sl_send_reply("402", "That was the last");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 * alice < 402
 * ```
 *
 * @trap a difference of 0 or less counts as false: compare `$sht(table=>name)` where 0 is a good result
 */
export const sht_dec = htable.cfgFunction(
  { args: [str('htname'), str('itname')], routes: 'any' },
  ({ state }, _ctx, table, name) => changed(state, table, name, -1),
)

/** The result of a function must not be 0, which ends the script. */
const NOT_POSITIVE = -255

function changed(tables: Tables, where: string, name: string, change: number): number {
  const sum = tables.find(where)?.add(name, change, tables.clock.now()) ?? null
  if (sum === null) return -1
  return sum > 0 ? sum : NOT_POSITIVE
}
