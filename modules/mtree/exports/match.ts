/** Finding what belongs to a number. */

import { int, str } from 'siprose'

import { TreeType } from '../definition.ts'
import { mtree } from '../module.ts'
import { pairsOf } from '../tree.ts'

/**
 * Finds what a tree has for the longest prefix of a number.
 *
 * It goes into {@link pv_value}; with mode 2 what all prefixes of the number have goes into {@link pv_values}, that of the longest one in front.
 * In a tree of pairs, whatever the mode, the numbers of destinations go into {@link pv_dstid} and their weights into {@link pv_weight}, the
 * lowest weight in front, and their count into {@link pv_count}; of pairs for one destination the one of the longest prefix counts.
 *
 * @param mtree - the name of the tree
 * @param pv - the number
 * @param mode - 2 for all prefixes, anything else for the longest one
 * @returns -1 when no prefix fits, or there is no such tree
 *
 * @example Which gateway for this number
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "mtree.so"
 * modparam("mtree", "db_url", "sqlite:///siprose.db")
 * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
 * modparam("mtree", "pv_value", "$avp(gw)")
 * modparam("mtree", "pv_values", "$avp(gws)")
 * request_route {
 *     if (!mt_match("routes", "$rU", "0")) { sl_send_reply("404", "No Route"); exit; }
 *     mt_match("routes", "$rU", "2");
 *     sl_send_reply("302", "$avp(gw), else $(avp(gws)[1])");
 * }
 * ```
 * ```db
 * given mtree
 * | tprefix | tvalue     |
 * | 49      | 192.0.2.20 |
 * | 4989    | 192.0.2.30 |
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 302 192.0.2.30, else 192.0.2.20
 * alice > OPTIONS sip:49301234@example.com
 * alice < 302 192.0.2.20, else <null>
 * alice > OPTIONS sip:3581234@example.com
 * alice < 404
 * ```
 *
 * @example The cheapest of several carriers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "mtree.so"
 * modparam("mtree", "db_url", "sqlite:///siprose.db")
 * modparam("mtree", "mtree", "name=carriers;dbtable=mtree;type=1")
 * request_route {
 *     mt_match("carriers", "$rU", "0");
 *     sl_send_reply("200", "$avp(tcount): $(avp(tdstid)[*]) for $(avp(tweight)[*])");
 * }
 * ```
 * ```db
 * given mtree
 * | tprefix | tvalue    |
 * | 49      | 1:30;2:20 |
 * | 4989    | 1:5;3:40  |
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 200 3: 1, 2, 3 for 5, 20, 40
 * alice > OPTIONS sip:49301234@example.com
 * alice < 200 2: 2, 1 for 20, 30
 * ```
 *
 * @compat A character that no prefix can have ends the number: what stands before it counts. Weights and numbers are what the table says; in
 *   Kamailio 5.6 they come out as zero and as an empty text. Destinations take the place of those that were found before.
 */
export const mt_match = mtree.cfgFunction(
  {
    args: [str('mtree'), str('pv'), int('mode')],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  ({ state: { trees, targets } }, ctx, name, number, mode) => {
    const tree = trees.find(name)
    if (tree === null) return false
    if (tree.type === TreeType.PAIRS) {
      const pairs = pairsOf(tree.all(number))
      if (pairs.length === 0) return false
      targets.setPairs(ctx, pairs)
      return true
    }
    if (mode === ALL) {
      const found = tree.all(number).flatMap(({ values }) => values)
      targets.setValues(ctx, found)
      return found.length > 0
    }
    const value = tree.longest(number)?.values[0]
    return value !== undefined && targets.setValue(ctx, value)
  },
)

/** The mode that takes all prefixes. */
const ALL = 2
