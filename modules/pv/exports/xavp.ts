/** Records of a message: `$xavp`, and the functions that name a record at run time. */

import {
  int,
  key,
  parseXavpPath,
  readXavp,
  str,
  writeXavp,
  XavpList,
  type Preparation,
} from 'siprose'

import { pv } from '../module.ts'
import { printList } from '../text/xavp-print.ts'

/**
 * A record with fields, or a value, that lives as long as the message.
 *
 * `$xavp(call=>id)` is field `id` of record `call`. Setting it without an index makes a new record in front of those that are there;
 * `$xavp(call[0]=>id)` means the record in front, and adds a field to it. `$null` removes: a field, a record, or with `[*]` all of a
 * name. Indexes count from the newest, negative ones from the oldest, and may be variables; so may names.
 *
 * @example Keep what belongs together in one record
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(gateway=>host) = "192.0.2.20";
 *     $xavp(gateway[0]=>port) = 5070;
 *     $xavp(gateway=>host) = "192.0.2.30";
 *     sl_send_reply("200", "First $xavp(gateway=>host), then $xavp(gateway[1]=>host):$xavp(gateway[1]=>port)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 First 192.0.2.30, then 192.0.2.20:5070
 * ```
 *
 * @example Walk over the records of a name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(hop) = "two";
 *     $xavp(hop) = "one";
 *     $var(i) = 0;
 *     $var(list) = "";
 *     while ($xavp(hop[$var(i)]) != $null) {
 *         $var(list) = $var(list) + " " + $xavp(hop[$var(i)]);
 *         $var(i) = $var(i) + 1;
 *     }
 *     $xavp(hop[*]) = $null;
 *     sl_send_reply("200", "Were$var(list), is $xavp(hop)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Were one two, is <null>
 * ```
 *
 * @compat A record reads as `<<xavp:name>>`, where Kamailio shows an address; names may hold variables, and `a=>b=>c` reaches into `b`
 * @trap Without an index each assignment makes a new record; `$xavp(call[0]=>x)` adds a field, and does nothing where there is no record.
 */
export const xavp = pv.pseudoVariable(
  {
    name: '$xavp',
    key: key('path', (text: string, using: Preparation) => parseXavpPath(text, using)),
    type: 'any',
  },
  {
    get: (_self, ctx, path) => readXavp(ctx.xavps.xavp, path, ctx),
    set: (_self, ctx, value, path) => writeXavp(ctx.xavps.xavp, path, ctx, value),
  },
)

/**
 * Writes all `$xavp` of the message to the log, at level info.
 *
 * @example See what a route has collected
 * ```kamailio
 * debug = 3
 * loadmodule "pv.so"
 * request_route {
 *     $xavp(gateway=>host) = "192.0.2.20";
 *     $xavp(gateway[0]=>port) = 5070;
 *     pv_xavp_print();
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```log
 * INFO xavp(gateway[0]=>port[0]) = 5070
 * INFO xavp(gateway[0]=>host[0]) = "192.0.2.20"
 * ```
 *
 * @compat One line a value, as a configuration would write it, where Kamailio prints its memory
 */
export const pv_xavp_print = pv.cfgFunction({ routes: 'any' }, (self, ctx) =>
  printList(self.log, 'xavp', ctx.xavps.xavp),
)

/**
 * Sets a field of the newest record of a name to a number.
 *
 * The record is made where there is none. A field of that name that is there gets the new value.
 *
 * @param rname - the record
 * @param cname - the field
 * @param ival - the number
 *
 * @example Count in a record whose name is known at run time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavp_child_seti("$rU", "tries", 1);
 *     xavp_child_seti("$rU", "tries", 2);
 *     sl_send_reply("200", "Tries $xavp(bob=>tries[*])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 Tries 2
 * ```
 */
export const xavp_child_seti = pv.cfgFunction(
  { args: [str('rname'), str('cname'), int('ival')], routes: 'any' },
  (_self, ctx, rname, cname, ival) => setChild(ctx.xavps.xavp, rname, cname, ival),
)

/**
 * Sets a field of the newest record of a name to a text.
 *
 * The record is made where there is none; a field of that name that is there gets the new value.
 *
 * @param rname - the record
 * @param cname - the field
 * @param sval - the text
 *
 * @example Note where a user was found
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavp_child_sets("user", "$rU", "at $si");
 *     sl_send_reply("200", "Bob is $xavp(user=>bob)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 Bob is at 192.0.2.10
 * ```
 */
export const xavp_child_sets = pv.cfgFunction(
  { args: [str('rname'), str('cname'), str('sval')], routes: 'any' },
  (_self, ctx, rname, cname, sval) => setChild(ctx.xavps.xavp, rname, cname, sval),
)

/** Sets a field of the newest record; a plain value of that name stays behind the new record. */
function setChild(
  list: XavpList,
  recordName: string,
  field: string,
  value: string | number,
): boolean {
  if (recordName === '' || field === '') return false
  const record = list.record(recordName)
  if (record !== null) {
    record.set(field, value)
    return true
  }
  const made = new XavpList()
  made.push(field, value)
  list.push(recordName, made)
  return true
}

/**
 * Removes the newest record or value of a name.
 *
 * @param rname - the name
 *
 * @example Go to the next gateway
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(gateway) = "192.0.2.30";
 *     $xavp(gateway) = "192.0.2.20";
 *     xavp_rm("gateway");
 *     sl_send_reply("200", "Now $xavp(gateway)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Now 192.0.2.30
 * ```
 */
export const xavp_rm = pv.cfgFunction(
  { args: [str('rname')], routes: 'any' },
  (_self, ctx, rname) => {
    ctx.xavps.xavp.remove(rname)
  },
)

/**
 * Removes all records and values of a name.
 *
 * @param rname - the name
 *
 * @example Start from nothing
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(gateway) = "192.0.2.30";
 *     $xavp(gateway) = "192.0.2.20";
 *     xavp_rm_all("gateway");
 *     sl_send_reply("200", "Now $xavp(gateway)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Now <null>
 * ```
 */
export const xavp_rm_all = pv.cfgFunction(
  { args: [str('rname')], routes: 'any' },
  (_self, ctx, rname) => {
    ctx.xavps.xavp.removeAll(rname)
  },
)

/**
 * Removes the newest field of a name from the newest record of a name.
 *
 * @param rname - the record
 * @param cname - the field
 *
 * @example Forget one field
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(call=>from) = "alice";
 *     $xavp(call[0]=>to) = "bob";
 *     xavp_child_rm("call", "to");
 *     sl_send_reply("200", "From $xavp(call=>from) to $xavp(call=>to)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 From alice to <null>
 * ```
 */
export const xavp_child_rm = pv.cfgFunction(
  { args: [str('rname'), str('cname')], routes: 'any' },
  (_self, ctx, rname, cname) => {
    ctx.xavps.xavp.record(rname)?.remove(cname)
  },
)
