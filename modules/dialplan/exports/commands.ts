/** What an operator asks. */

import { int, SiproseError, str } from 'siprose'

import type { Dialplans } from '../dialplans.ts'
import { dialplan } from '../module.ts'
import type { Plan } from '../rules/plan.ts'

const NOTHING = '<null string>'

function planOf(state: Dialplans, id: number): Plan {
  const plan = state.plan(id)
  if (plan !== null) return plan
  throw new SiproseError('dialplan/no-plan', 'Dialplan ID not matched')
}

/**
 * Reads the rules again.
 *
 * The new rules take the place of the old ones once all have come; where that fails, nothing changes. A rule that cannot be used is left out, and
 * the log says why.
 *
 * @example Another rule
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (dp_match("1", "$rU")) sl_send_reply("200", "A Number");
 *     else sl_send_reply("404", "No Number");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:4711@example.com
 * alice < 404
 * ```
 * ```db
 * given dialplan
 * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs |
 * | 1    | 1  | 1        | ^\d+$     | 0         |           |          |       |
 * | 1    | 2  | 1        | ^(        | 0         |           |          |       |
 * ```
 * ```rpc
 * > dialplan.reload
 * ```
 * ```sip
 * alice > OPTIONS sip:4711@example.com
 * alice < 200
 * ```
 * ```log
 * ERROR dialplan: the rule ^( of dialplan 1 in `dialplan` is left out: `(` is not closed
 * ```
 *
 * @compat Kamailio takes no rules at all where one cannot be used.
 */
export const reload = dialplan.rpcCommand(
  { name: 'dialplan.reload', mi: 'dp_reload', reloads: true },
  async ({ state }) => {
    await state.reload()
  },
)

/**
 * Lists the rules of a dialplan, in the order in which they are tried.
 *
 * @param dpid - its number
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given dialplan
 * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs |
 * | 1    | 2  | 1        | ^\d+$     | 0         | ^(.*)$    | +\1      | all   |
 * | 1    | 3  | 0        | 112       | 3         | ""        | ""       | ""    |
 * ```
 * ```rpc
 * > dialplan.dump 1
 * DPID: 1
 * ENTRIES:
 *   - ENTRY: { PRIO: 3, MATCHOP: 0, MATCHEXP: "112", MATCHLEN: 3, SUBSTEXP: "<null string>" }
 *   - ENTRY: { PRIO: 2, MATCHOP: 1, MATCHEXP: "^\\d+$", MATCHLEN: 0, REPLEXP: "+\\1", ATTRS: all }
 * > dialplan.dump 2
 * error: { code: 500, message: Dialplan ID not matched }
 * ```
 */
export const dump = dialplan.rpcCommand(
  { name: 'dialplan.dump', mi: 'dp_dump', args: [int('dpid')] },
  ({ state }, id) => ({
    DPID: id,
    ENTRIES: planOf(state, id).rules.map(({ row }) => ({
      ENTRY: {
        PRIO: row.priority,
        MATCHOP: row.operator,
        MATCHEXP: row.expression,
        MATCHLEN: row.length,
        SUBSTEXP: row.cut || NOTHING,
        REPLEXP: row.replacement || NOTHING,
        ATTRS: row.attributes || NOTHING,
      },
    })),
  }),
)

/**
 * Tells what becomes of a text, and by which attributes the rule is known.
 *
 * @param dpid - the number of the dialplan
 * @param input - the text; `s:` before it makes a number of digits a text, and is left out
 *
 * @example Try a rule
 * ```kamailio
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * request_route { drop; }
 * ```
 * ```db
 * given dialplan
 * | dpid | pr | match_op | match_exp | match_len | subst_exp | repl_exp | attrs    |
 * | 1    | 1  | 1        | ^0[1-9]   | 0         | ^0(.*)$   | +49\1    | national |
 * ```
 * ```rpc
 * > dialplan.translate 1 s:0891234
 * { Output: "+49891234", Attributes: national }
 * > dialplan.translate 1 bob
 * error: { code: 500, message: No translation }
 * ```
 */
export const translate = dialplan.rpcCommand(
  { name: 'dialplan.translate', mi: 'dp_translate', args: [int('dpid'), str('input')] },
  ({ state, server }, id, written) => {
    const input = written.startsWith('s:') ? written.slice(2) : written
    const plan = planOf(state, id)
    const ctx = server.blankContext('request')
    const rule = input === '' ? null : plan.find(ctx, input)
    const output = rule?.translate(ctx, input) ?? null
    if (rule === null || output === null) {
      throw new SiproseError('dialplan/no-rule', 'No translation')
    }
    return { Output: output, Attributes: rule.row.attributes || NOTHING }
  },
)
