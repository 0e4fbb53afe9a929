/** Rewriting the texts of AVPs. */

import {
  constant,
  type Context,
  type Preparation,
  prepared,
  substExpression,
  type SubstExpression,
} from 'siprose'

import { avpName, type AvpName, type AvpNames } from '../avp-name.ts'
import { readFlags, refuseMore } from '../flags.ts'
import { avpops, messageRoutes } from '../module.ts'
import { cutAtSlashes } from '../slashes.ts'

/** From where to where. */
interface Way {
  readonly from: AvpName
  readonly to: AvpName
  readonly all: boolean
  readonly remove: boolean
}

function parseWay(text: string, using: Preparation): Way {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 3)
  const [from = '', to = from, written] = parts
  const flags = readFlags(written, 'gd')
  return {
    from: avpName(from, using),
    to: avpName(to, using),
    all: flags.has('g'),
    // what has no other place to go takes the place of what it was
    remove: flags.has('d') || parts.length === 1,
  }
}

/** Rewrites what an expression matches; false where it matches nothing. */
function substitute(
  names: AvpNames,
  ctx: Context,
  { from, to, all, remove }: Way,
  expression: SubstExpression,
): boolean {
  const { avps } = ctx
  const source = names.of(from, ctx)
  const target = names.of(to, ctx)
  let removed = 0
  let added = 0
  for (const [at, value] of [...avps.values(source)].entries()) {
    const text = typeof value === 'string' ? expression.apply(value, ctx) : null
    if (text === null) continue
    if (remove) {
      avps.set(source, at - removed + (source === target ? added : 0), null)
      removed += 1
    }
    avps.push(target, text)
    added += 1
    if (!all) break
  }
  return added > 0
}

/**
 * Rewrites the texts of an AVP by a substitution as `sed` has it.
 *
 * The newest value that the pattern matches is rewritten, with the flag `g` all of them. Without a second name the new text takes the place of
 * the old one, in front of all; with one it is put there, and the flag `d` removes the old one.
 *
 * @param avps - the AVP, or two, perhaps with flags: `$avp(from)/$avp(to)/gd`
 * @param subst - as `subst()` of `textops` takes it: `/pattern/replacement/flags`
 * @returns -1 when no text matches
 *
 * @example Another domain for an address
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(to) = "bob@example.com";
 *     avp_subst("$avp(to)", "/(.*)@(.*)/\1@$rd/");
 *     if (!avp_subst("$avp(to)", "/^carol/dave/")) sl_send_reply("200", "$avp(to)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.net
 * alice < 200 bob@example.net
 * ```
 *
 * @trap In double quotes `\1` has to stand before no digit: `\136` is one character, `^`.
 */
export const avp_subst = avpops.cfgFunction(
  { args: [constant('avps', parseWay), constant('subst', substExpression)], routes: messageRoutes },
  ({ state }, ctx, way, expression) => substitute(state.names, ctx, way, expression),
)

/**
 * Rewrites the texts of an AVP by a substitution that is put together for each message.
 *
 * As {@link avp_subst}, with variables in the pattern too: they are replaced first, and what comes out is read then. That costs more.
 *
 * @param avps - as of {@link avp_subst}
 * @param subst - as of {@link avp_subst}
 * @returns -1 when no text matches, or what comes out is no substitution
 *
 * @example Hide the name of the caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(text) = "alice calls, says alice";
 *     if (avp_subst_pv("$avp(text)", "/$fU/somebody/g")) sl_send_reply("200", "$avp(text)");
 *     else sl_send_reply("404", "Not Named");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 somebody calls, says somebody
 * alice > OPTIONS sip:example.com
 *         From: <sip:(@example.com>;tag=1
 * alice < 404
 * ```
 */
export const avp_subst_pv = avpops.cfgFunction(
  { args: [constant('avps', parseWay), prepared('subst', substExpression)], routes: messageRoutes },
  ({ state }, ctx, way, expression) => substitute(state.names, ctx, way, expression),
)
