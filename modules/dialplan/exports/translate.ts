/** Rewriting a number, as older configurations write it. */

import {
  constant,
  int,
  optional,
  parseUri,
  type Preparation,
  SiproseError,
  type VariableRef,
  withPhoneUser,
} from 'siprose'

import { addBranch } from '../branch.ts'
import { dialplan } from '../module.ts'

/** `ruri.user`, in all ways it is written: the user of the request URI. */
const RURI_USER = /^\$?\(?(?:ruri\.user|rU)\)?$/
const RURI = /^\$?\(?(?:ruri|ru)\)?$/

/** From where to where. */
interface Way {
  readonly from: VariableRef
  /** Null where nothing is rewritten. */
  readonly to: VariableRef | null
}

function parseWay(text: string, using: Preparation): Way {
  const slash = slashIn(text)
  const from = placeOf(slash < 0 ? text : text.slice(0, slash), using)
  if (slash < 0) return { from, to: null }
  const to = placeOf(text.slice(slash + 1), using)
  if (to.set !== null) return { from, to }
  throw new SiproseError('dialplan/output', `\`${text.slice(slash + 1)}\` cannot be set`)
}

/** The slash between two variables: none that stands in parentheses. */
function slashIn(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === '/' && depth === 0) return at
  }
  return -1
}

function placeOf(written: string, using: Preparation): VariableRef {
  const text = written.trim()
  if (RURI_USER.test(text)) return userOfRequest
  return using.variable(RURI.test(text) ? '$ru' : text)
}

const userOfRequest: VariableRef = {
  text: '$rU',
  // contexts of the server alone come here
  get: (ctx) => (ctx as RequestFrame).uri?.user ?? null,
  set: (ctx, value) => {
    const request = ctx as RequestFrame
    const uri = parseUri(request.requestUri)
    if (uri === null || value === null) return false
    request.requestUri = withPhoneUser(uri, String(value))
    return true
  },
}

type Frame = Parameters<VariableRef['get']>[0]
type RequestFrame = Frame & { requestUri: string; readonly uri: { user: string | null } | null }

/**
 * Rewrites a text by the rule that fits it.
 *
 * Without the second argument it is the user of the request URI; `$x` alone is only matched, and `$x/$y` sets `$y` to what comes out.
 * {@link dp_match} and {@link dp_replace} do the same with arguments that can be any text.
 *
 * @param id - the number of the dialplan
 * @param src - from where to where: `$fU/$avp(number)`
 * @returns `-1` where no rule fits, or the rule's second pattern does not; `-2` where there is no such dialplan
 *
 * @example Send a number on as the carrier wants it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     dp_translate("2", "$fU/$avp(caller)");
 *     if (dp_translate("1")) sl_send_reply("302", "$ru from $avp(caller)");
 *     else sl_send_reply("404", "No Number");
 * }
 * ```
 * ```db
 * given dialplan
 * | dpid | pr | match_op | match_exp   | match_len | subst_exp | repl_exp | attrs |
 * | 1    | 1  | 1        | ^0[1-9]\d+$ | 0         | ^0(.*)$   | +49\1    |       |
 * | 2    | 1  | 1        | ^\d\d$      | 2         | ^(.*)$    | +498912\1 |      |
 * ```
 * ```sip
 * alice > OPTIONS sip:0891234@example.com;user=phone
 *         From: <sip:11@example.com>;tag=1
 * alice < 302 sip:+49891234@example.com;user=phone from +49891211
 * alice > OPTIONS sip:4711@example.com
 *         From: <sip:11@example.com>;tag=1
 * alice < 404
 * ```
 */
export const dp_translate = dialplan.cfgFunction(
  { args: [int('id'), optional(constant('src', parseWay))], routes: 'any' },
  ({ state, params }, ctx, id, way) => {
    const { from, to } = way ?? { from: userOfRequest, to: userOfRequest }
    const input = String(from.get(ctx) ?? '')
    if (to === null) return state.match(ctx, id, input)
    return state.translate(ctx, id, input, (output) => {
      if (to.set?.(ctx, output) !== true) return false
      addBranch(ctx, to.text, params.append_branch)
      return true
    })
  },
)
