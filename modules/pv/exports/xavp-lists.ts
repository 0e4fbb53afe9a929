/** Functions on all the records of a name: copies, and their order. */

import { int, optional, str, type XavpList } from 'siprose'

import { pv } from '../module.ts'

/**
 * Copies a record or value to another name, behind those that are there, or in place of one.
 *
 * @param source_name - what to copy
 * @param source_index - which of that name; 0 is the newest
 * @param destination_name - the name of the copy
 * @param destination_index - which of that name to replace; without it the copy is added behind the others
 * @returns -1 where there is nothing to copy, or nothing to replace
 *
 * @example Turn the order of gateways around
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(gateway=>host) = "192.0.2.20";
 *     $xavp(gateway=>host) = "192.0.2.30";
 *     xavp_copy("gateway", 1, "turned");
 *     xavp_copy("gateway", 0, "turned");
 *     if (!xavp_copy("gateway", 2, "turned"))
 *         sl_send_reply("200", "$xavp(turned[0]=>host) $xavp(turned[1]=>host)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.20 192.0.2.30
 * ```
 *
 * @example Replace one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(gateway) = "192.0.2.20";
 *     $xavp(gateway) = "192.0.2.30";
 *     xavp_copy("gateway", "1", "gateway", "0");
 *     sl_send_reply("200", "$xavp(gateway[0]) $xavp(gateway[1])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.20 192.0.2.20
 * ```
 */
export const xavp_copy = pv.cfgFunction(
  {
    args: [
      str('source_name'),
      int('source_index'),
      str('destination_name'),
      optional(int('destination_index')),
    ],
    routes: 'any',
  },
  (_self, ctx, source, from, destination, to) =>
    copyEntry(ctx.xavps.xavp, { source, from }, { destination, to: to ?? null }),
)

function copyEntry(
  list: XavpList,
  { source, from }: { readonly source: string; readonly from: number },
  { destination, to }: { readonly destination: string; readonly to: number | null },
): boolean {
  const entry = from < 0 ? null : list.find(source, from)
  if (entry === null || destination === '') return false
  const { value } = entry
  const copied = typeof value === 'object' ? value.copy() : value
  if (to === null) {
    list.append(destination, copied)
    return true
  }
  const old = to < 0 ? null : list.find(destination, to)
  if (old === null) return false
  old.value = copied
  return true
}

/**
 * Turns the list of a name around by some places: those in front go behind the others.
 *
 * @param xname - the name
 * @param idx - which becomes the first; a negative number turns the other way
 * @returns -1 where there is none of the name
 *
 * @example Start with another gateway each second
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(gateway) = "three";
 *     $xavp(gateway) = "two";
 *     $xavp(gateway) = "one";
 *     xavp_lshift("gateway", 1);
 *     if (!xavp_lshift("nothing", 1))
 *         sl_send_reply("200", "$xavp(gateway[0]) $xavp(gateway[1]) $xavp(gateway[2])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 two three one
 * ```
 */
export const xavp_lshift = pv.cfgFunction(
  { args: [str('xname'), int('idx')], routes: 'any' },
  (_self, ctx, xname, idx) => {
    const list = ctx.xavps.xavp
    const count = list.count(xname)
    if (count === 0) return false
    const values = []
    for (let at = list.first; at !== null; at = at.next) {
      if (at.key === xname) values.push(at.value)
    }
    let from = ((idx % count) + count) % count
    for (let at = list.first; at !== null; at = at.next) {
      if (at.key !== xname) continue
      at.value = values[from] ?? at.value
      from = (from + 1) % count
    }
    return true
  },
)
