/** Values of a message by unique names: `$xavu`. */

import {
  key,
  parseXavpPath,
  readXavp,
  str,
  variable,
  writeXavu,
  XavpList,
  type Preparation,
} from 'siprose'

import { pv } from '../module.ts'
import { imploded, parseParams } from '../text/xavp-params.ts'
import { printList } from '../text/xavp-print.ts'

/**
 * A record or a value with a name that stands once: setting it again changes it.
 *
 * As `$xavp`, without the stack: no index, and `$xavu(call=>id)` always means the one field `id` of the one record `call`.
 *
 * @example Set twice, one value
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavu(call=>from) = "alice";
 *     $xavu(call=>to) = "bob";
 *     $xavu(call=>to) = "carol";
 *     sl_send_reply("200", "$xavu(call=>from) calls $xavu(call=>to)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 alice calls carol
 * ```
 */
export const xavu = pv.pseudoVariable(
  {
    name: '$xavu',
    key: key('path', (text: string, using: Preparation) => parseXavpPath(text, using)),
    type: 'any',
  },
  {
    get: (_self, ctx, path) => readXavp(ctx.xavps.xavu, path, ctx),
    set: (_self, ctx, value, path) => writeXavu(ctx.xavps.xavu, path, ctx, value),
  },
)

/**
 * Writes all `$xavu` of the message to the log, at level info.
 *
 * @example See what a route has collected
 * ```kamailio
 * debug = 3
 * loadmodule "pv.so"
 * request_route { $xavu(call=>to) = "bob"; pv_xavu_print(); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```log
 * INFO xavu(call[0]=>to[0]) = "bob"
 * ```
 */
export const pv_xavu_print = pv.cfgFunction({ routes: 'any' }, (self, ctx) =>
  printList(self.log, 'xavu', ctx.xavps.xavu),
)

/**
 * Makes fields of a `$xavu` record of a list of parameters.
 *
 * @param sparams - the list, as behind a URI: `a=1;b=2`
 * @param xname - the record; one that is there is replaced
 * @returns -1 when the list cannot be read, or is empty
 *
 * @example Read the parameters of a URI once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavu_params_explode("$(ru{uri.params})", "params");
 *     sl_send_reply("200", "By $xavu(params=>transport) to $xavu(params=>user)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp;user=phone
 * alice < 200 By tcp to phone
 * ```
 */
export const xavu_params_explode = pv.cfgFunction(
  { args: [str('sparams'), str('xname')], routes: 'any' },
  (_self, ctx, sparams, xname) => {
    const params = parseParams(sparams, ';')
    if (params === null || xname === '') return false
    const record = new XavpList()
    for (const { name, value } of params) if (record.find(name) === null) record.push(name, value)
    ctx.xavps.xavu.set(xname, record)
    return true
  },
)

/**
 * Writes the fields of a `$xavu` record as a list of parameters.
 *
 * @param xname - the record
 * @param pvname - the variable that gets the list
 * @returns -1 when there is no such record
 *
 * @example Pass fields on in one text
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavu(call=>from) = "alice";
 *     $xavu(call=>tries) = 2;
 *     xavu_params_implode("call", "$var(list)");
 *     sl_send_reply("200", "$var(list)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 tries=2;from=alice;
 * ```
 */
export const xavu_params_implode = pv.cfgFunction(
  { args: [str('xname'), variable('pvname')], routes: 'any' },
  (_self, ctx, xname, pvname) => {
    const record = ctx.xavps.xavu.record(xname)
    if (record === null || pvname.set === null) return false
    return pvname.set(ctx, imploded(record, 'plain'))
  },
)
