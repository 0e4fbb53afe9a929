/** Flags: a second set for messages, and marks between modules. */

import { type Context, int, prepared, SiproseError } from 'siprose'

import { type InternalFlag, internalFlags } from '../internal-flags.ts'
import { corex } from '../module.ts'

const flag = int('flag', { min: 0, max: 63 })

function isSet(ctx: Context, number: number): boolean {
  const bits = number < 32 ? ctx.lowFlags : ctx.highFlags
  return (bits & (1 << (number & 31))) !== 0
}

/**
 * Sets a flag of a second set of 64, which goes with the message into its transaction.
 *
 * They are not those of `setflag()`.
 *
 * @param flag - which, 0 to 63
 *
 * @example More flags than 32
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     setxflag(63);
 *     setflag(5);
 *     if (isxflagset(63) && !isxflagset(5)) sl_send_reply("200", "Flag 63 only");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Flag 63 only
 * ```
 */
export const setxflag = corex.cfgFunction({ args: [flag], routes: 'any' }, (_self, ctx, number) => {
  if (number < 32) ctx.lowFlags |= 1 << number
  else ctx.highFlags |= 1 << (number - 32)
})

/**
 * Clears a flag of the second set.
 *
 * @param flag - which, 0 to 63
 *
 * @example Set, then clear
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     setxflag(7);
 *     setxflag(39);
 *     resetxflag(39);
 *     if (isxflagset(7) && !isxflagset(39)) sl_send_reply("200", "Clear");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Clear
 * ```
 */
export const resetxflag = corex.cfgFunction(
  { args: [flag], routes: 'any' },
  (_self, ctx, number) => {
    if (number < 32) ctx.lowFlags &= ~(1 << number)
    else ctx.highFlags &= ~(1 << (number - 32))
  },
)

/**
 * Tells whether a flag of the second set is set.
 *
 * @param flag - which, 0 to 63
 * @returns -1 when it is not
 *
 * @example None is at first
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route { if (!isxflagset(33)) sl_send_reply("200", "Not set"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Not set
 * ```
 */
export const isxflagset = corex.cfgFunction({ args: [flag], routes: 'any' }, (_self, ctx, number) =>
  isSet(ctx, number),
)

/** The name of a mark. */
function internalFlag(text: string): InternalFlag {
  const found = internalFlags.find((name) => name === text)
  if (found !== undefined) return found
  throw new SiproseError(
    'corex/unknown-flag',
    `\`${text}\` is no mark of messages; it can be ${internalFlags.join(', ')}`,
  )
}

const flagName = prepared('flagname', internalFlag)

/**
 * Puts a mark on the message that modules leave for one another.
 *
 * Modules do this themselves; a script that changes From or To by hand may have to.
 *
 * @param flagname - `USE_UAC_FROM`, `USE_UAC_TO` or `UAC_AUTH`
 *
 * @example Mark and ask
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     msg_iflag_set("USE_UAC_FROM");
 *     if (msg_iflag_is_set("USE_UAC_FROM") && !msg_iflag_is_set("UAC_AUTH")) sl_send_reply("200", "Marked");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Marked
 * ```
 */
export const msg_iflag_set = corex.cfgFunction(
  { args: [flagName], routes: 'any' },
  (self, ctx, name) => {
    self.state.flags.set(ctx, name)
  },
)

/**
 * Takes a mark from the message.
 *
 * @param flagname - `USE_UAC_FROM`, `USE_UAC_TO` or `UAC_AUTH`
 *
 * @example Mark, and think again
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     msg_iflag_set("UAC_AUTH");
 *     msg_iflag_reset("UAC_AUTH");
 *     if (!msg_iflag_is_set("UAC_AUTH")) sl_send_reply("200", "Not marked");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Not marked
 * ```
 */
export const msg_iflag_reset = corex.cfgFunction(
  { args: [flagName], routes: 'any' },
  (self, ctx, name) => {
    self.state.flags.reset(ctx, name)
  },
)

/**
 * Tells whether the message has a mark.
 *
 * @param flagname - `USE_UAC_FROM`, `USE_UAC_TO` or `UAC_AUTH`
 * @returns -1 when it has not
 *
 * @example A message comes without
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route { if (!msg_iflag_is_set("USE_UAC_TO")) sl_send_reply("200", "Not marked"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Not marked
 * ```
 */
export const msg_iflag_is_set = corex.cfgFunction(
  { args: [flagName], routes: 'any' },
  (self, ctx, name) => self.state.flags.has(ctx, name),
)
