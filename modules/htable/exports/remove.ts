/** Removing items. */

import { prepared, str } from 'siprose'

import { itemKey } from '../item-key.ts'
import { htable } from '../module.ts'
import { checkPattern, type Test, testOf } from '../table/matching.ts'
import type { Table } from '../table/table.ts'

const pattern = prepared('htable=>regexp', (text) => {
  const key = itemKey(text)
  checkPattern(key.item)
  return key
})

function removeNames(table: Table, test: Test): void {
  for (const name of table.items.keys()) if (test(name)) table.remove(name)
}

/** Numbers are not matched. */
function removeValues(table: Table, test: Test): void {
  for (const { name, value } of table.items.values()) {
    if (typeof value === 'string' && test(value)) table.remove(name)
  }
}

/** The operators of {@link sht_rm_name} and its like. */
function removalTest(operator: string, wanted: string): Test | null {
  return operator === 're' || operator === 'sw' ? testOf(operator, wanted) : null
}

/**
 * Removes an item, as `$sht(htname=>itname) = $null` does.
 *
 * @param htname - the table
 * @param itname - the item; that it is not there is no error
 *
 * @example Forget a caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "seen=>size=8")
 * request_route {
 *     if (method == "REGISTER") $sht(seen=>$fU) = 1; else sht_rm("seen", "$fU");
 *     sl_send_reply("200", "seen: $sht(seen=>$fU)");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 200 seen: 1
 * alice > OPTIONS sip:example.com
 * alice < 200 seen: <null>
 * ```
 */
export const sht_rm = htable.cfgFunction(
  { args: [str('htname'), str('itname')], routes: 'any' },
  (self, _ctx, where, name) => {
    const table = self.state.find(where)
    table?.remove(name)
    return table !== null
  },
)

/**
 * Removes all items whose names a regular expression matches, in any case.
 *
 * @param htable=>regexp - the table, `=>` and the expression
 *
 * @example Forget all calls of a caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * event_route[htable:mod-init] {
 *     $sht(calls=>alice:1) = "up";
 *     $sht(calls=>alice:2) = "up";
 *     $sht(calls=>bob:1) = "up";
 * }
 * request_route {
 *     sht_rm_name_re("calls=>^$rU:");
 *     sl_send_reply("200", "$shtcn(calls=>**) left");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:alice@example.com
 * alice < 200 1 left
 * ```
 */
export const sht_rm_name_re = htable.cfgFunction(
  { args: [pattern], routes: 'any' },
  (self, _ctx, key) => {
    const table = self.state.tableOf(key)
    const test = testOf('re', key.item)
    if (table === null || test === null) return false
    removeNames(table, test)
    return true
  },
)

/**
 * Removes all items whose values a regular expression matches, in any case.
 *
 * Items that hold numbers stay.
 *
 * @param htable=>regexp - the table, `=>` and the expression
 *
 * @example Forget what led to a gateway that is gone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "routes=>size=8")
 * event_route[htable:mod-init] {
 *     $sht(routes=>358) = "sip:192.0.2.20";
 *     $sht(routes=>46) = "sip:192.0.2.30";
 * }
 * request_route {
 *     sht_rm_value_re("routes=>192\.0\.2\.20");
 *     sl_send_reply("200", "$sht(routes=>358), $sht(routes=>46)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 <null>, sip:192.0.2.30
 * ```
 */
export const sht_rm_value_re = htable.cfgFunction(
  { args: [pattern], routes: 'any' },
  (self, _ctx, key) => {
    const table = self.state.tableOf(key)
    const test = testOf('re', key.item)
    if (table === null || test === null) return false
    removeValues(table, test)
    return true
  },
)

/**
 * Removes all items whose names begin with a text, or are matched by a regular expression.
 *
 * @param htable - the table
 * @param op - `sw` for "starts with", `re` for a regular expression, in any case
 * @param val - how they begin, or the expression
 * @returns false for another operator, an expression that cannot be read, or a table that is not there
 *
 * @example Forget all calls of a caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * event_route[htable:mod-init] { $sht(calls=>alice:1) = "up"; $sht(calls=>bob:1) = "up"; }
 * request_route {
 *     sht_rm_name("calls", "sw", "$rU:");
 *     if (!sht_rm_name("calls", "ends", ":1")) sl_send_reply("200", "$shtcn(calls=>**) left");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:alice@example.com
 * alice < 200 1 left
 * ```
 */
export const sht_rm_name = htable.cfgFunction(
  { args: [str('htable'), str('op'), str('val')], routes: 'any' },
  (self, _ctx, where, operator, wanted) => {
    const table = self.state.find(where)
    const test = removalTest(operator, wanted)
    if (table === null || test === null) return false
    removeNames(table, test)
    return true
  },
)

/**
 * Removes all items whose values begin with a text, or are matched by a regular expression.
 *
 * @param htable - the table
 * @param op - `sw` for "starts with", `re` for a regular expression, in any case
 * @param val - how they begin, or the expression
 * @returns false for another operator, an expression that cannot be read, or a table that is not there
 *
 * @example Forget what led to a gateway that is gone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "routes=>size=8")
 * event_route[htable:mod-init] { $sht(routes=>358) = "sip:192.0.2.20"; $sht(routes=>46) = "sip:192.0.2.30"; }
 * request_route {
 *     sht_rm_value("routes", "sw", "sip:$rd");
 *     sl_send_reply("200", "$sht(routes=>358), $sht(routes=>46)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:192.0.2.30
 * alice < 200 sip:192.0.2.20, <null>
 * ```
 */
export const sht_rm_value = htable.cfgFunction(
  { args: [str('htable'), str('op'), str('val')], routes: 'any' },
  (self, _ctx, where, operator, wanted) => {
    const table = self.state.find(where)
    const test = removalTest(operator, wanted)
    if (table === null || test === null) return false
    removeValues(table, test)
    return true
  },
)

/**
 * Removes all items of a table.
 *
 * @param htable - the table
 * @returns false when there is no such table
 *
 * @example Begin anew
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "seen=>size=8")
 * request_route {
 *     $sht(seen=>$fU) = 1;
 *     if (!sht_reset("$rU")) { sl_send_reply("404", "No Such Table"); exit; }
 *     sl_send_reply("200", "$shtcn(seen=>**)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:seen@example.com
 * alice < 200 0
 * alice > OPTIONS sip:sean@example.com
 * alice < 404
 * ```
 * ```log
 * ERROR htable: there is no table `sean`; there are seen
 * ```
 */
export const sht_reset = htable.cfgFunction(
  { args: [str('htable')], routes: 'any' },
  (self, _ctx, where) => {
    const table = self.state.find(where)
    table?.items.clear()
    return table !== null
  },
)
