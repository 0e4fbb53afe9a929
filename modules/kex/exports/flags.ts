/** Script flags and branch flags. */

import { type Context, int, optional } from 'siprose'

import { kex } from '../module.ts'

const flag = int('flag', { min: 0, max: 31 })
const branch = optional(int('branch', { min: 0, max: 255 }))

/**
 * Sets a flag of the script: one of 32 that live as long as this message, and no longer.
 *
 * They are not those of `setflag()`, which go with the message into its transaction.
 *
 * @param flag - which, 0 to 31
 * @returns -1 for a number that is none
 *
 * @example Remember something for the routes behind
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     if (src_ip == 192.0.2.10) setsflag(5);
 *     route(ANSWER);
 * }
 * route[ANSWER] {
 *     if (issflagset(5)) sl_send_reply("200", "Trusted");
 *     else sl_send_reply("403", "Not you");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Trusted
 * bob   > OPTIONS sip:example.com
 * bob   < 403 Not you
 * ```
 */
export const setsflag = kex.cfgFunction({ args: [flag], routes: 'any' }, (_self, ctx, number) => {
  ctx.scriptFlags |= 1 << number
})

/**
 * Clears a flag of the script.
 *
 * @param flag - which, 0 to 31
 *
 * @example Set, then clear
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     setsflag(5);
 *     resetsflag(5);
 *     if (!issflagset(5)) sl_send_reply("200", "Clear");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Clear
 * ```
 */
export const resetsflag = kex.cfgFunction({ args: [flag], routes: 'any' }, (_self, ctx, number) => {
  ctx.scriptFlags &= ~(1 << number)
})

/**
 * Tells whether a flag of the script is set.
 *
 * @param flag - which, 0 to 31
 * @returns -1 when it is not
 *
 * @example By a number that is known at run time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     $var(flag) = 11;
 *     setsflag("$var(flag)");
 *     if (issflagset("$var(flag)") && !issflagset(10)) sl_send_reply("200", "$sf");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 2048
 * ```
 */
export const issflagset = kex.cfgFunction(
  { args: [flag], routes: 'any' },
  (_self, ctx, number) => (ctx.scriptFlags & (1 << number)) !== 0,
)

/** The flags of a branch: 0 is the request URI, 1 the first that was added. Null where there is none. */
function flagsOf(ctx: Context, place: number): number | null {
  if (place === 0) return ctx.branchFlags
  return ctx.hasBranches ? (ctx.branches.at(place - 1)?.flags ?? null) : null
}

function setFlags(ctx: Context, place: number, flags: number): void {
  if (place === 0) {
    ctx.branchFlags = flags
    return
  }
  const found = ctx.branches.at(place - 1)
  if (found !== null) found.flags = flags
}

/**
 * Sets a flag of a branch: it goes with the branch, and into the location table.
 *
 * @param flag - which, 0 to 31
 * @param branch - whose: 0 is the request URI, which it is when left out; 1 is the first branch that was added
 * @returns -1 when there is no such branch
 *
 * @example Mark a phone that is behind NAT
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     setbflag(6);
 *     $br = "sip:bob@192.0.2.30";
 *     setbflag(7, 1);
 *     if (!setbflag(7, 2)) sl_send_reply("200", "$bf, then $branch(flags)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 64, then 192
 * ```
 */
export const setbflag = kex.cfgFunction(
  { args: [flag, branch], routes: 'any' },
  (_self, ctx, number, place = 0) => {
    const flags = flagsOf(ctx, place)
    if (flags === null) return false
    setFlags(ctx, place, flags | (1 << number))
    return true
  },
)

/**
 * Clears a flag of a branch.
 *
 * @param flag - which, 0 to 31
 * @param branch - whose: 0 is the request URI, which it is when left out; 1 is the first branch that was added
 * @returns -1 when there is no such branch
 *
 * @example Set, then clear
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     setbflag(6);
 *     resetbflag(6);
 *     if (!resetbflag(6, 1)) sl_send_reply("200", "Flags $bf");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 Flags 0
 * ```
 */
export const resetbflag = kex.cfgFunction(
  { args: [flag, branch], routes: 'any' },
  (_self, ctx, number, place = 0) => {
    const flags = flagsOf(ctx, place)
    if (flags === null) return false
    setFlags(ctx, place, flags & ~(1 << number))
    return true
  },
)

/**
 * Tells whether a flag of a branch is set.
 *
 * @param flag - which, 0 to 31
 * @param branch - whose: 0 is the request URI, which it is when left out; 1 is the first branch that was added
 * @returns -1 when it is not, or there is no such branch
 *
 * @example Treat phones behind NAT differently
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     if ($si == "192.0.2.10") setbflag(6);
 *     if (isbflagset(6)) sl_send_reply("200", "Behind NAT");
 *     else if (!isbflagset(6, 3)) sl_send_reply("200", "Reachable");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Behind NAT
 * bob   > OPTIONS sip:example.com
 * bob   < 200 Reachable
 * ```
 */
export const isbflagset = kex.cfgFunction(
  { args: [flag, branch], routes: 'any' },
  (_self, ctx, number, place = 0) => {
    const flags = flagsOf(ctx, place)
    return flags !== null && (flags & (1 << number)) !== 0
  },
)
