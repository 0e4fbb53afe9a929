/** Flags as numbers. */

import { key, SiproseError, type Context, type Value } from 'siprose'

import { pv } from '../module.ts'

/** The sets of flags that a message has. */
type FlagSet = 'flags' | 'scriptFlags' | 'branchFlags'

function hexadecimal(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0')
}

/** Sets all flags at once: from a number, or the hexadecimal text that `$mF` and its relatives give. */
function assign(ctx: Context, set: FlagSet, value: Value, radix: 10 | 16): boolean {
  const bits = typeof value === 'string' ? Number.parseInt(value, radix) : (value ?? 0)
  if (!Number.isInteger(bits)) return false
  ctx[set] = bits | 0
  return true
}

/** The bit of a flag by its number. */
function flagBit(text: string): number {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : -1
  if (number < 0 || number > 31) {
    throw new SiproseError('pv/bad-flag', `\`${text}\` is no flag; it can be 0 to 31`)
  }
  return 1 << number
}

function setBit(ctx: Context, set: FlagSet, bit: number, value: Value): void {
  const on = value !== null && value !== 0 && value !== '0' && value !== ''
  ctx[set] = on ? ctx[set] | bit : ctx[set] & ~bit
}

const bitOf = (bits: number, bit: number): number => ((bits & bit) === 0 ? 0 : 1)

/**
 * The flags of the message, as one number.
 *
 * Set it to set all 32 at once.
 *
 * @example Set two flags at once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $mf = 6;
 *     if (isflagset(1) && isflagset(2) && !isflagset(0)) sl_send_reply("200", "$mf is $mF");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 6 is 00000006
 * ```
 */
export const messageFlags = pv.pseudoVariable(
  { name: '$mf', type: 'int' },
  {
    get: (_self, ctx) => ctx.flags >>> 0,
    set: (_self, ctx, value) => assign(ctx, 'flags', value, 10),
  },
)

/**
 * The flags of the message in hexadecimal.
 *
 * @example Show them
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { setflag(31); sl_send_reply("200", "$mF"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 80000000
 * ```
 */
export const messageFlagsHex = pv.pseudoVariable(
  { name: '$mF', type: 'str' },
  {
    get: (_self, ctx) => hexadecimal(ctx.flags),
    set: (_self, ctx, value) => assign(ctx, 'flags', value, 16),
  },
)

/**
 * One flag of the message: 1 or 0.
 *
 * @example Set a flag by an assignment
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $Mf(5) = 1;
 *     if (isflagset(5)) sl_send_reply("200", "$Mf(5) $Mf(6)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1 0
 * ```
 */
export const messageFlag = pv.pseudoVariable(
  { name: '$Mf', key: key('flag', flagBit), type: 'int' },
  {
    get: (_self, ctx, bit) => bitOf(ctx.flags, bit),
    set: (_self, ctx, value, bit) => setBit(ctx, 'flags', bit, value),
  },
)

/**
 * The script's flags of the message, as one number.
 *
 * They are a second set of 32, and do not go with the message into a transaction.
 *
 * @example Set them
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $sf = 9; sl_send_reply("200", "$sf is $sF, flag 3 is $Sf(3)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 9 is 00000009, flag 3 is 1
 * ```
 */
export const scriptFlags = pv.pseudoVariable(
  { name: '$sf', type: 'int' },
  {
    get: (_self, ctx) => ctx.scriptFlags >>> 0,
    set: (_self, ctx, value) => assign(ctx, 'scriptFlags', value, 10),
  },
)

/**
 * The script's flags of the message in hexadecimal.
 *
 * @example None is set at first
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $sF => "00000000"
 * ```
 */
export const scriptFlagsHex = pv.pseudoVariable(
  { name: '$sF', type: 'str' },
  {
    get: (_self, ctx) => hexadecimal(ctx.scriptFlags),
    set: (_self, ctx, value) => assign(ctx, 'scriptFlags', value, 16),
  },
)

/**
 * One of the script's flags of the message: 1 or 0.
 *
 * @example Set and clear
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $Sf(4) = 1; $Sf(5) = 1; $Sf(4) = 0; sl_send_reply("200", "$sf"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 32
 * ```
 */
export const scriptFlag = pv.pseudoVariable(
  { name: '$Sf', key: key('flag', flagBit), type: 'int' },
  {
    get: (_self, ctx, bit) => bitOf(ctx.scriptFlags, bit),
    set: (_self, ctx, value, bit) => setBit(ctx, 'scriptFlags', bit, value),
  },
)

/**
 * The branch flags of the request URI, as one number.
 *
 * @example Mark the branch as behind NAT
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $bf = 64; sl_send_reply("200", "$bf is $bF, flag 6 is $Bf(6)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 64 is 00000040, flag 6 is 1
 * ```
 */
export const branchFlags = pv.pseudoVariable(
  { name: '$bf', type: 'int' },
  {
    get: (_self, ctx) => ctx.branchFlags >>> 0,
    set: (_self, ctx, value) => assign(ctx, 'branchFlags', value, 10),
  },
)

/**
 * The branch flags of the request URI in hexadecimal.
 *
 * @example None is set at first
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $bF => "00000000"
 * ```
 */
export const branchFlagsHex = pv.pseudoVariable(
  { name: '$bF', type: 'str' },
  {
    get: (_self, ctx) => hexadecimal(ctx.branchFlags),
    set: (_self, ctx, value) => assign(ctx, 'branchFlags', value, 16),
  },
)

/**
 * One branch flag of the request URI: 1 or 0.
 *
 * @example Set one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $Bf(2) = 1; sl_send_reply("200", "$bf"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 4
 * ```
 */
export const branchFlag = pv.pseudoVariable(
  { name: '$Bf', key: key('flag', flagBit), type: 'int' },
  {
    get: (_self, ctx, bit) => bitOf(ctx.branchFlags, bit),
    set: (_self, ctx, value, bit) => setBit(ctx, 'branchFlags', bit, value),
  },
)
