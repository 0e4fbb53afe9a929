/** From AVPs into the message. */

import { constant, type Preparation, SiproseError, type VariableRef } from 'siprose'

import { readFlags, refuseMore } from '../flags.ts'
import { avpops, messageRoutes } from '../module.ts'
import { cutAtSlashes } from '../slashes.ts'
import { parseValues, type Values, valuesFor } from '../values.ts'

/** Where a value goes. */
interface Place {
  /** True where a change of it is a change of the request URI. */
  readonly requestUri: boolean
  /** True where an empty text takes away what is there. */
  readonly canBeEmpty: boolean
  readonly set: NonNullable<VariableRef['set']>
}

/** Places, and the variables that write there. */
const places = new Map([
  ['$ru', '$ru'],
  ['$ru/username', '$rU'],
  ['$ru/domain', '$rd'],
  ['$du', '$du'],
  ['$br', '$br'],
])

function parsePlace(text: string, using: Preparation): Place {
  const name = places.get(text.trim())
  const set = name === undefined ? null : using.variable(name).set
  if (name !== undefined && set !== null) {
    const canBeEmpty = name === '$rU' || name === '$du'
    return { requestUri: text.trim().startsWith('$ru'), canBeEmpty, set }
  }
  const can = [...places.keys()].map((place) => `\`${place}\``).join(', ')
  throw new SiproseError('avpops/place', `\`${text}\` is no place for a value; it can be ${can}`)
}

/** What goes there. */
interface Pushed {
  readonly values: Values
  readonly all: boolean
}

function parsePushed(text: string, using: Preparation): Pushed {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  return { values: parseValues(parts[0] ?? '', using), all: readFlags(parts[1], 'g').has('g') }
}

/**
 * Puts values into the request URI, a part of it, the next hop, or new branches.
 *
 * With `/g` all values go there. In the request URI each takes the place of the one before, which becomes a branch: the call goes to all.
 *
 * @param destination - `$ru`, `$ru/username`, `$ru/domain`, `$du`, or `$br` for a branch
 * @param name - an AVP, perhaps with `/g`, or another variable
 * @returns -1 when there is no value, or it cannot be there
 *
 * @example Ring all phones of a list
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(phone) = "sip:bob@192.0.2.20";
 *     $avp(phone) = "sip:carol@192.0.2.30";
 *     if (!avp_pushto("$ru", "$avp(none)")) avp_pushto("$ru", "$avp(phone)/g");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:team@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * carol < MESSAGE sip:carol@192.0.2.30
 * bob   > 200
 * alice < 200
 * carol > 200
 * ```
 *
 * @compat What would be no URI is refused.
 */
export const avp_pushto = avpops.cfgFunction(
  {
    args: [constant('destination', parsePlace), constant('name', parsePushed)],
    routes: messageRoutes,
  },
  ({ state: { names } }, ctx, { requestUri, canBeEmpty, set }, { values, all }) => {
    const found = valuesFor(values, names, ctx)
    const most = all ? found.length : Math.min(found.length, 1)
    for (let at = 0; at < most; at++) {
      if (requestUri && at > 0 && ctx.addBranch(null, null) === null) return false
      const value = String(found[at] ?? '')
      if (!set(ctx, canBeEmpty && value === '' ? null : value)) return false
    }
    return most > 0
  },
)
