/** Marks on AVPs. */

import { constant, int } from '../runtime/declare/argument.ts'
import { SiproseError } from '../runtime/errors.ts'
import { core } from './module.ts'

const routes = ['request', 'reply', 'onreply', 'failure', 'branch', 'event'] as const
const HIGHEST_FLAG = 31

const flag = int('flag', { min: 0, max: HIGHEST_FLAG })

/** The name of an AVP: `x`, `s:x`, `i:1` or `$avp(x)`. */
const avp = constant('avp', (text) => {
  const inside = /^\$avp\((.*)\)$/.exec(text)?.[1] ?? text
  const name = inside.replace(/^[si]:/, '')
  if (/^[A-Za-z0-9_.-]+$/.test(name)) return name
  throw new SiproseError('core/bad-avp', `\`${text}\` names no AVP; write "name" or "$avp(name)"`)
})

/**
 * Sets a flag of an AVP's newest value.
 *
 * Flags have names by `avpflags`, and are forgotten when the AVP gets another value.
 *
 * @param avp - its name
 * @param flag - a name, or 0 to 31
 * @returns -1 when the AVP has no value
 *
 * @example Mark what has been looked at
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * avpflags seen, billed;
 * request_route {
 *     $avp(account) = $fU;
 *     setavpflag("account", "seen");
 *     if (isavpflagset("account", "seen") && !isavpflagset("account", "billed")) sl_send_reply("200", "Seen, not billed");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Seen, not billed
 * ```
 */
export const setavpflag = core.cfgFunction({ args: [avp, flag], routes }, (_self, ctx, name, bit) =>
  ctx.avps.setFlags(name, ctx.avps.flags(name) | (1 << bit)),
)

/**
 * Clears a flag of an AVP's newest value.
 *
 * @param avp - its name
 * @param flag - a name, or 0 to 31
 * @returns always -1, as in the field: nothing is worth testing
 *
 * @example Take a mark back
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * avpflags seen;
 * request_route {
 *     $avp(account) = $fU;
 *     setavpflag("account", "seen");
 *     resetavpflag("account", "seen");
 *     if (!isavpflagset("account", "seen")) sl_send_reply("200", "Not seen");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Not seen
 * ```
 */
export const resetavpflag = core.cfgFunction(
  { args: [avp, flag], routes },
  (_self, ctx, name, bit) => {
    ctx.avps.setFlags(name, ctx.avps.flags(name) & ~(1 << bit))
    return -1
  },
)

/**
 * Tells whether a flag of an AVP's newest value is set.
 *
 * @param avp - its name
 * @param flag - a name, or 0 to 31
 * @returns -1 when it is not set, or the AVP has no value
 *
 * @example A new value has no marks
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * avpflags seen;
 * request_route {
 *     $avp(account) = $fU;
 *     setavpflag("account", "seen");
 *     $avp(account) = "other";
 *     if (isavpflagset("account", "seen")) sl_send_reply("200", "Seen"); else sl_send_reply("200", "Not seen");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Not seen
 * ```
 */
export const isavpflagset = core.cfgFunction(
  { args: [avp, flag], routes },
  (_self, ctx, name, bit) => (ctx.avps.flags(name) & (1 << bit)) !== 0,
)
