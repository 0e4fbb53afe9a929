/** Records of a message whose names ignore case: `$xavi`. */

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
 * A record with fields, or a value, whose names are found in upper and lower case alike.
 *
 * As `$xavp` in all else. Made for what has such names itself: headers, parameters.
 *
 * @example Keep headers by their names
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavi(headers=>User-Agent) = $ua;
 *     sl_send_reply("200", "$xavi(Headers=>user-agent)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         User-Agent: Softphone 2
 * alice < 200 Softphone 2
 * ```
 *
 * @trap Without an index each assignment makes a new record; `$xavi(call[0]=>x)` adds a field, and does nothing where there is no record.
 */
export const xavi = pv.pseudoVariable(
  {
    name: '$xavi',
    key: key('path', (text: string, using: Preparation) => parseXavpPath(text, using, true)),
    type: 'any',
  },
  {
    get: (_self, ctx, path) => readXavp(ctx.xavps.xavi, path, ctx),
    set: (_self, ctx, value, path) => writeXavp(ctx.xavps.xavi, path, ctx, value),
  },
)

/**
 * Writes all `$xavi` of the message to the log, at level info.
 *
 * @example See what a route has collected
 * ```kamailio
 * debug = 3
 * loadmodule "pv.so"
 * request_route { $xavi(Headers=>Subject) = "Lunch"; pv_xavi_print(); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```log
 * INFO xavi(Headers[0]=>Subject[0]) = "Lunch"
 * ```
 */
export const pv_xavi_print = pv.cfgFunction({ routes: 'any' }, (self, ctx) =>
  printList(self.log, 'xavi', ctx.xavps.xavi),
)

/** Sets a field of the newest record of a name, in any case. */
function setChild(
  list: XavpList,
  recordName: string,
  field: string,
  value: string | number,
): boolean {
  if (recordName === '' || field === '') return false
  const record = list.record(recordName.toLowerCase())
  if (record !== null) {
    record.set(field.toLowerCase(), value, field)
    return true
  }
  const made = new XavpList()
  made.push(field.toLowerCase(), value, field)
  list.push(recordName.toLowerCase(), made, recordName)
  return true
}

/**
 * Sets a field of the newest `$xavi` record of a name to a number.
 *
 * The record is made where there is none.
 *
 * @param rname - the record, in any case
 * @param cname - the field, in any case
 * @param ival - the number
 *
 * @example Note a length
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavi_child_seti("Message", "Length", "$ml");
 *     if ($xavi(MESSAGE=>LENGTH) > 100) sl_send_reply("200", "Long");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Long
 * ```
 */
export const xavi_child_seti = pv.cfgFunction(
  { args: [str('rname'), str('cname'), int('ival')], routes: 'any' },
  (_self, ctx, rname, cname, ival) => setChild(ctx.xavps.xavi, rname, cname, ival),
)

/**
 * Sets a field of the newest `$xavi` record of a name to a text.
 *
 * The record is made where there is none.
 *
 * @param rname - the record, in any case
 * @param cname - the field, in any case
 * @param sval - the text
 *
 * @example Keep one spelling
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavi_child_sets("User", "Name", "alice");
 *     xavi_child_sets("USER", "NAME", "bob");
 *     sl_send_reply("200", "$xavi(user=>name[*])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 bob
 * ```
 */
export const xavi_child_sets = pv.cfgFunction(
  { args: [str('rname'), str('cname'), str('sval')], routes: 'any' },
  (_self, ctx, rname, cname, sval) => setChild(ctx.xavps.xavi, rname, cname, sval),
)

/**
 * Removes the newest `$xavi` record or value of a name.
 *
 * @param rname - the name, in any case
 *
 * @example Forget a record
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavi(User=>name) = "alice";
 *     xavi_rm("USER");
 *     sl_send_reply("200", "Now $xavi(user=>name)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Now <null>
 * ```
 */
export const xavi_rm = pv.cfgFunction(
  { args: [str('rname')], routes: 'any' },
  (_self, ctx, rname) => {
    ctx.xavps.xavi.remove(rname.toLowerCase())
  },
)

/**
 * Removes all `$xavi` records and values of a name.
 *
 * @param rname - the name, in any case
 *
 * @example Forget a stack
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavi(User) = "alice";
 *     $xavi(User) = "bob";
 *     xavi_rm_all("USER");
 *     sl_send_reply("200", "Now $xavi(user)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Now <null>
 * ```
 */
export const xavi_rm_all = pv.cfgFunction(
  { args: [str('rname')], routes: 'any' },
  (_self, ctx, rname) => {
    ctx.xavps.xavi.removeAll(rname.toLowerCase())
  },
)

/**
 * Removes the newest field of a name from the newest `$xavi` record of a name.
 *
 * @param rname - the record, in any case
 * @param cname - the field, in any case
 *
 * @example Forget one field
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavi(Call=>From) = "alice";
 *     $xavi(call[0]=>To) = "bob";
 *     xavi_child_rm("CALL", "TO");
 *     sl_send_reply("200", "From $xavi(call=>from) to $xavi(call=>to)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 From alice to <null>
 * ```
 */
export const xavi_child_rm = pv.cfgFunction(
  { args: [str('rname'), str('cname')], routes: 'any' },
  (_self, ctx, rname, cname) => {
    ctx.xavps.xavi.record(rname.toLowerCase())?.remove(cname.toLowerCase())
  },
)
