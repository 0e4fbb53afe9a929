/** Copying AVPs. */

import { type AvpValue, constant, type Preparation } from 'siprose'

import { avpName, type AvpName } from '../avp-name.ts'
import { readFlags, refuseMore } from '../flags.ts'
import { avpops } from '../module.ts'
import { cutAtSlashes } from '../slashes.ts'

/** Where a copy goes, and what becomes of the original. */
interface Copy {
  readonly to: AvpName
  readonly all: boolean
  readonly move: boolean
  /** What the values become: numbers, texts, or what they are. */
  readonly into: 'number' | 'text' | null
}

function parseCopy(text: string, using: Preparation): Copy {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const flags = readFlags(parts[1], 'gdns')
  return {
    to: avpName(parts[0] ?? '', using),
    all: flags.has('g'),
    move: flags.has('d'),
    into: flags.has('n') ? 'number' : flags.has('s') ? 'text' : null,
  }
}

/** No text at all is zero. */
const NUMBER = /^(?:[+-]?\d{1,15})?$/

/** A value as what it is wanted as; null where it cannot be. */
function converted(value: AvpValue, into: Copy['into']): AvpValue | null {
  if (into === 'text') return String(value)
  if (into === null || typeof value === 'number') return value
  return NUMBER.test(value) ? Number(value) : null
}

/**
 * Copies an AVP to another name, or moves it there.
 *
 * The newest value is copied, with `g` all, in front of what the other name has; with `g` their order is the reverse then. `d` removes what
 * was copied, `n` makes numbers of texts, `s` makes texts of numbers.
 *
 * @param old_name - `$avp(x)`
 * @param new_name - `$avp(y)`, perhaps with flags: `$avp(y)/gd`
 * @returns -1 when there was nothing to copy, or with `n` a text is no number
 *
 * @example Keep what was there before others change it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(gw) = "one";
 *     $avp(gw) = "two";
 *     avp_copy("$avp(gw)", "$avp(kept)/g");
 *     avp_copy("$avp(gw)", "$avp(moved)/gd");
 *     if (!avp_copy("$avp(kept)", "$avp(number)/n"))
 *         sl_send_reply("200", "$(avp(kept)[*]); $(avp(moved)[*]); $avp(gw) $avp(number)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 one, two; one, two; <null> <null>
 * ```
 */
export const avp_copy = avpops.cfgFunction(
  { args: [constant('old_name', avpName), constant('new_name', parseCopy)], routes: 'any' },
  ({ state: { names } }, ctx, from, { to, all, move, into }) => {
    const { avps } = ctx
    const source = names.of(from, ctx)
    const target = names.of(to, ctx)
    const values = avps.values(source)
    // what is copied is put before what is read, where both are one
    const copied = all ? [...values] : values.slice(0, 1)
    if (copied.length === 0) return false
    for (const [at, value] of copied.entries()) {
      const made = converted(value, into)
      if (made === null) return false
      if (move) avps.set(source, source === target ? at : 0, null)
      avps.push(target, made)
    }
    return true
  },
)
