/** Going through a table. */

import { int, key, str } from 'siprose'

import { htable } from '../module.ts'
import { Cursor } from '../table/cursor.ts'

/**
 * Begins to go through a table; `sht_iterator_next()` goes to the first item.
 *
 * A message can have 32 iterators at a time; those of another message are others, even under the same name.
 *
 * @param iname - the iterator's name
 * @param hname - the table
 * @returns false when there is no such table, or there are too many iterators
 *
 * @example Add up what is in a table
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "minutes=>size=8")
 * event_route[htable:mod-init] { $sht(minutes=>alice) = 30; $sht(minutes=>bob) = 12; }
 * request_route {
 *     $var(sum) = 0;
 *     sht_iterator_start("each", "minutes");
 *     while (sht_iterator_next("each")) $var(sum) = $var(sum) + $shtitval(each);
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "$var(sum) minutes");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 42 minutes
 * ```
 *
 * @compat A table can be changed meanwhile; in Kamailio that stops the process.
 */
export const sht_iterator_start = htable.cfgFunction(
  { args: [str('iname'), str('hname')], routes: 'any' },
  ({ state }, ctx, name, where) => {
    const table = state.find(where)
    return table !== null && state.cursors.start(ctx, name, new Cursor(table))
  },
)

/**
 * Goes to the next item.
 *
 * @param iname - the iterator's name
 * @returns false behind the last item, and for an iterator that is not there
 *
 * @example Find who called most
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * event_route[htable:mod-init] { $sht(calls=>alice) = 3; $sht(calls=>bob) = 7; $sht(calls=>carol) = 5; }
 * request_route {
 *     $var(most) = 0;
 *     sht_iterator_start("each", "calls");
 *     while (sht_iterator_next("each")) {
 *         if ($shtitval(each) > $var(most)) { $var(most) = $shtitval(each); $var(who) = $shtitkey(each); }
 *     }
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "$var(who)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 bob
 * ```
 *
 * @compat Behind the last item it stays false; Kamailio begins again with the first.
 * @trap a `while` ends after `max_while_loops` rounds, 100 unless it is set
 */
export const sht_iterator_next = htable.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  ({ state }, ctx, name) => state.cursors.get(ctx, name)?.next(state.clock.now()) ?? false,
)

/**
 * Ends going through a table.
 *
 * @param iname - the iterator's name
 * @returns false when there is no such iterator
 *
 * @example Nothing is left of it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "seen=>size=8")
 * request_route {
 *     sht_iterator_start("each", "seen");
 *     sht_iterator_end("each");
 *     if (!sht_iterator_end("each")) sl_send_reply("200", "Ended once");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Ended once
 * ```
 */
export const sht_iterator_end = htable.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  ({ state }, ctx, name) => state.cursors.end(ctx, name),
)

/**
 * Removes the item an iterator stands at, and goes to the next.
 *
 * @param iname - the iterator's name
 * @returns `1` it is removed and there is a next one, `-2` it is removed and was the last, `-1` there was nothing to remove
 *
 * @example Remove what a condition tells to
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "tries=>size=8")
 * event_route[htable:mod-init] { $sht(tries=>a) = 1; $sht(tries=>b) = 9; $sht(tries=>c) = 8; $sht(tries=>d) = 2; }
 * request_route {
 *     sht_iterator_start("each", "tries");
 *     while (sht_iterator_next("each")) {
 *         while ($shtitval(each) > 5 && sht_iterator_rm("each")) { $var(n) = $var(n) + 1; }
 *     }
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "$shtcn(tries=>**) left");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 2 left
 * ```
 */
export const sht_iterator_rm = htable.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  ({ state }, ctx, name) => {
    const cursor = state.cursors.get(ctx, name)
    const item = cursor?.item ?? null
    if (cursor === null || item === null) return -1
    cursor.table.remove(item.name)
    return cursor.next(state.clock.now()) ? 1 : -2
  },
)

/**
 * Sets the item an iterator stands at to a text.
 *
 * @param iname - the iterator's name
 * @param sval - the value
 * @returns false when it stands at none
 *
 * @example Mark all as old
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "phones=>size=8")
 * event_route[htable:mod-init] { $sht(phones=>alice) = "new"; }
 * request_route {
 *     sht_iterator_start("each", "phones");
 *     while (sht_iterator_next("each")) sht_iterator_sets("each", "old since $rm");
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "$sht(phones=>alice)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 old since OPTIONS
 * ```
 */
export const sht_iterator_sets = htable.cfgFunction(
  { args: [str('iname'), str('sval')], routes: 'any' },
  ({ state }, ctx, name, value) => {
    const cursor = state.cursors.get(ctx, name)
    const item = cursor?.item ?? null
    return cursor !== null && item !== null && cursor.table.set(item.name, value, state.clock.now())
  },
)

/**
 * Sets the item an iterator stands at to a number.
 *
 * @param iname - the iterator's name
 * @param ival - the value
 * @returns false when it stands at none
 *
 * @example Halve all counts
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * event_route[htable:mod-init] { $sht(calls=>alice) = 30; }
 * request_route {
 *     sht_iterator_start("each", "calls");
 *     while (sht_iterator_next("each")) sht_iterator_seti("each", $shtitval(each) / 2);
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "$sht(calls=>alice)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 15
 * ```
 */
export const sht_iterator_seti = htable.cfgFunction(
  { args: [str('iname'), int('ival')], routes: 'any' },
  ({ state }, ctx, name, value) => {
    const cursor = state.cursors.get(ctx, name)
    const item = cursor?.item ?? null
    return cursor !== null && item !== null && cursor.table.set(item.name, value, state.clock.now())
  },
)

/**
 * Lets the item an iterator stands at end after some seconds.
 *
 * @param iname - the iterator's name
 * @param exval - seconds; without effect in a table whose items never end
 * @returns false when it stands at none
 *
 * @example Let everybody in again in ten seconds
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "banned=>autoexpire=3600")
 * event_route[htable:mod-init] { $sht(banned=>alice) = 1; }
 * request_route {
 *     sht_iterator_start("each", "banned");
 *     while (sht_iterator_next("each")) sht_iterator_setex("each", 10);
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "$shtex(banned=>alice)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 10
 * ```
 */
export const sht_iterator_setex = htable.cfgFunction(
  { args: [str('iname'), int('exval', { min: 0 })], routes: 'any' },
  ({ state }, ctx, name, seconds) => {
    const cursor = state.cursors.get(ctx, name)
    const item = cursor?.item ?? null
    return (
      cursor !== null && item !== null && cursor.table.expire(item.name, seconds, state.clock.now())
    )
  },
)

/**
 * The name of the item an iterator stands at.
 *
 * @example Name all gateways
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "gateways=>size=8")
 * event_route[htable:mod-init] { $sht(gateways=>fi) = 1; $sht(gateways=>se) = 1; }
 * request_route {
 *     $var(names) = "";
 *     sht_iterator_start("each", "gateways");
 *     while (sht_iterator_next("each")) $var(names) = $var(names) + " " + $shtitkey(each);
 *     sht_iterator_end("each");
 *     sl_send_reply("200", "Gateways:$var(names)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Gateways: fi se
 * ```
 */
export const iteratorKey = htable.pseudoVariable(
  { name: '$shtitkey', key: key('iname'), type: 'str' },
  { get: ({ state }, ctx, name) => state.cursors.get(ctx, name)?.item?.name ?? null },
)

/**
 * The value of the item an iterator stands at.
 *
 * @example Find the item with a value
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "extensions=>size=8")
 * event_route[htable:mod-init] { $sht(extensions=>101) = "alice"; $sht(extensions=>102) = "bob"; }
 * request_route {
 *     sht_iterator_start("each", "extensions");
 *     while (sht_iterator_next("each")) {
 *         if ($shtitval(each) == $rU) { sl_send_reply("200", "$shtitkey(each)"); exit; }
 *     }
 *     sl_send_reply("404", "Nobody of That Name");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 102
 * alice > OPTIONS sip:dave@example.com
 * alice < 404
 * ```
 */
export const iteratorValue = htable.pseudoVariable(
  { name: '$shtitval', key: key('iname'), type: 'any' },
  { get: ({ state }, ctx, name) => state.cursors.get(ctx, name)?.item?.value ?? null },
)
