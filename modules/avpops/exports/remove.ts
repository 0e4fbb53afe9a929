/** Removing AVPs. */

import { type Avps, constant, type Preparation, SiproseError } from 'siprose'

import { type AvpName, avpNameIn, isNumberName } from '../avp-name.ts'
import { readFlags, refuseMore } from '../flags.ts'
import { avpops, messageRoutes } from '../module.ts'
import { cutAtSlashes } from '../slashes.ts'

/** What is to be removed. */
interface Removal {
  /** Null for all of a kind. */
  readonly avp: AvpName | null
  readonly integer: boolean | null
  readonly flags: number
  /** Whether all values go, or the newest one. */
  readonly all: boolean
}

const KIND = /^(?:([aAsSiI])(\d{0,3})|\*)$/

function parseRemoval(text: string, using: Preparation): Removal {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const [what = '', written] = parts
  const all = readFlags(written, 'g').has('g')
  const avp = avpNameIn(what, using)
  if (avp !== null) return { avp, integer: avp.integer, flags: avp.flags, all }
  const found = KIND.exec(what)
  if (found === null) {
    const can = 'it can be `$avp(name)`, `a` for all, `s` or `i` for names of a kind'
    throw new SiproseError('avpops/removal', `\`${what}\` names no AVP; ${can}`)
  }
  const kind = found[1]?.toLowerCase() ?? 'a'
  const integer = kind === 'a' ? null : kind === 'i'
  return { avp: null, integer, flags: Number(found[2] ?? 0), all: true }
}

/**
 * Removes AVPs.
 *
 * Of one name the newest value goes, with `/g` all of them; of several names all values do.
 *
 * @param name - `$avp(x)` or `$avp(x)/g`; `a` for all, `s` and `i` for those whose names are texts or numbers
 * @returns -1 when there was nothing to remove
 *
 * @example The one that was tried is taken away
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(gw) = "192.0.2.30";
 *     $avp(gw) = "192.0.2.20";
 *     avp_delete("$avp(gw)");
 *     $avp(left) = $avp(gw);
 *     avp_delete("$avp(gw)/g");
 *     if (!avp_delete("$avp(gw)")) sl_send_reply("200", "$avp(left), then $avp(gw)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 192.0.2.30, then <null>
 * ```
 *
 * @compat Flags, `a3`, are those of the newest value of a name.
 */
export const avp_delete = avpops.cfgFunction(
  { args: [constant('name', parseRemoval)], routes: messageRoutes },
  ({ state }, ctx, { avp, integer, flags, all }) => {
    const { avps } = ctx
    if (avp !== null) {
      const name = state.names.of(avp, ctx)
      if (!counts(avps, name, flags)) return false
      if (all) avps.replace(name, null)
      else avps.set(name, 0, null)
      return true
    }
    let removed = false
    for (const name of avps.names()) {
      if (integer !== null && isNumberName(name) !== integer) continue
      if (!counts(avps, name, flags)) continue
      avps.replace(name, null)
      removed = true
    }
    return removed
  },
)

function counts(avps: Avps, name: string, flags: number): boolean {
  if (avps.values(name).length === 0) return false
  return flags === 0 || (avps.flags(name) & flags) !== 0
}
