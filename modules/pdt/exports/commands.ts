/** What an operator asks. */

import { optional, SiproseError, str } from 'siprose'

import { pdt } from '../module.ts'

/** What stands for any value. */
const ANYTHING = '.'

const wanted = (text: string | undefined): string =>
  text === undefined || text === ANYTHING ? '' : text

/**
 * Lists prefixes with their domains.
 *
 * Each argument is what a value begins with; `.` is anything.
 *
 * @param sdomain - of the source domain
 * @param prefix - of the prefix
 * @param domain - of the domain
 *
 * @example All of a caller, and some of all
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "pdt.so"
 * modparam("pdt", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given pdt
 * | sdomain     | prefix | domain           |
 * | example.com | 2      | two.example.net  |
 * | example.com | 21     | open.example.net |
 * | *           | 3      | three.example.net |
 * ```
 * ```rpc
 * > pdt.list exam
 * - SDOMAIN: example.com
 *   RECORDS: [ { DOMAIN: two.example.net, PREFIX: "2" }, { DOMAIN: open.example.net, PREFIX: "21" } ]
 * > pdt.list . 2 open
 * - SDOMAIN: "*"
 *   RECORDS: []
 * - SDOMAIN: example.com
 *   RECORDS: [ { DOMAIN: open.example.net, PREFIX: "21" } ]
 * > pdt.list . x
 * error: { code: 400, message: Bad Prefix }
 * ```
 *
 * @compat Lists are arrays; Kamailio gives one structure in which `SDOMAIN`, `RECORDS` and `ENTRY` are there again and again.
 */
export const list = pdt.rpcCommand(
  {
    name: 'pdt.list',
    args: [optional(str('sdomain')), optional(str('prefix')), optional(str('domain'))],
  },
  ({ state }, sdomain, prefix, domain) => {
    const start = wanted(prefix)
    if (!state.canHave(start)) throw new SiproseError('pdt/prefix', 'Bad Prefix', { rpcCode: 400 })
    const sources = [...state.all()].filter(({ name }) => name.startsWith(wanted(sdomain)))
    return sources.map(({ name, tree }) => {
      const records = [...tree.entries()].filter(
        ([digits, entry]) => digits.startsWith(start) && entry.domain.startsWith(wanted(domain)),
      )
      return {
        SDOMAIN: name,
        RECORDS: records.map(([digits, entry]) => ({ DOMAIN: entry.domain, PREFIX: digits })),
      }
    })
  },
)

/**
 * Reads the table again.
 *
 * The new prefixes take the place of the old ones once all have come; where that fails, nothing changes. Rows that cannot be used are left out, and the
 * log says why.
 *
 * @example Another carrier
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "pdt.so"
 * modparam("pdt", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "No Carrier");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 404
 * ```
 * ```db
 * given pdt
 * | sdomain | prefix | domain           |
 * | *       | 49     | de.example.net   |
 * | *       | 4-9    | dash.example.net |
 * ```
 * ```rpc
 * > pdt.reload
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 302 sip:49891234@de.example.net
 * ```
 * ```log
 * ERROR pdt: the row of prefix `4-9` in `pdt` is left out: its prefix has signs that `char_list` has not
 * ```
 *
 * @compat Kamailio takes nothing of a table with a prefix that cannot be used.
 */
export const reload = pdt.rpcCommand(
  { name: 'pdt.reload', reloads: true },
  async ({ state, log }) => {
    const count = await state.load()
    log.notice(`pdt: ${count} prefixes read again`)
  },
)
