/** How many items there are. */

import { key } from 'siprose'

import { htable } from '../module.ts'
import { itemKey, type ItemKey } from '../item-key.ts'
import { countingOf, type Counting } from '../table/matching.ts'
import type { Table } from '../table/table.ts'

class CountKey {
  readonly where: ItemKey
  readonly counting: Counting

  constructor(text: string) {
    this.where = itemKey(text)
    this.counting = countingOf(this.where.item)
  }
}

const expression = key('table=>expression', (text) => new CountKey(text), { kind: 'format' })

function countNames(table: Table, { text }: Counting, now: number): number {
  let count = 0
  if (text === null) return count
  for (const item of table.items.values()) {
    if (!table.ended(item, now) && text(item.name)) count += 1
  }
  return count
}

function countValues(table: Table, { text, number }: Counting, now: number): number {
  let count = 0
  for (const item of table.items.values()) {
    if (table.ended(item, now)) continue
    const { value } = item
    const meant = typeof value === 'string' ? text?.(value) : number?.(value)
    if (meant === true) count += 1
  }
  return count
}

/**
 * How many items have a name of some kind.
 *
 * The kind is a regular expression, in any case, or one of `**` for all, `==name` for that one, `%~start` for names that begin so,
 * `~%end` for names that end so, and `~~expression` for a regular expression.
 *
 * @example How many calls somebody has
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "calls=>size=8")
 * request_route {
 *     $sht(calls=>$fU:$ci) = 1;
 *     sl_send_reply("200", "$shtcn(calls=>%~$fU:) of $shtcn(calls=>**)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:1001@example.com>;tag=1
 * alice < 200 1 of 1
 * alice > OPTIONS sip:example.com
 *         From: <sip:1001@example.com>;tag=2
 * alice < 200 2 of 2
 * bob > OPTIONS sip:example.com
 *       From: <sip:1002@example.com>;tag=1
 * bob < 200 1 of 3
 * ```
 *
 * @trap it looks at every item of the table: in a table of a hundred thousand that is milliseconds for each message
 */
export const countOfNames = htable.pseudoVariable(
  { name: '$shtcn', key: expression, type: 'int' },
  {
    get({ state }, _ctx, { where, counting }) {
      const table = state.tableOf(where)
      return table === null ? null : countNames(table, counting, state.clock.now())
    },
  },
)

/**
 * How many items have a value of some kind.
 *
 * Texts are compared as `$shtcn` compares names; `eq5` counts the items that hold the number 5, `**` counts all.
 *
 * @example How many phones are of one make
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "htable.so"
 * modparam("htable", "htable", "agents=>size=8")
 * modparam("htable", "htable", "state=>size=8")
 * request_route {
 *     $sht(agents=>$fU) = $ua;
 *     $sht(state=>$fU) = 1;
 *     sl_send_reply("200", "$shtcv(agents=>~~^desk) desk phones, $shtcv(state=>eq1) in all");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:1001@example.com>;tag=1
 *         User-Agent: Desk Phone 7
 * alice < 200 1 desk phones, 1 in all
 * bob > OPTIONS sip:example.com
 *       From: <sip:1002@example.com>;tag=1
 *       User-Agent: Softphone
 * bob < 200 1 desk phones, 2 in all
 * ```
 */
export const countOfValues = htable.pseudoVariable(
  { name: '$shtcv', key: expression, type: 'int' },
  {
    get({ state }, _ctx, { where, counting }) {
      const table = state.tableOf(where)
      return table === null ? null : countValues(table, counting, state.clock.now())
    },
  },
)
