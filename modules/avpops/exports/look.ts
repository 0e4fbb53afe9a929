/** Looking at AVPs. */

import { constant, type Preparation } from 'siprose'

import { avpName, type AvpName } from '../avp-name.ts'
import { readFlags, refuseMore } from '../flags.ts'
import { avpops, messageRoutes } from '../module.ts'
import { cutAtSlashes } from '../slashes.ts'

/** What is asked of an AVP. */
interface Question {
  readonly avp: AvpName
  readonly empty: boolean
  readonly type: 'string' | 'number' | null
}

function parseQuestion(text: string, using: Preparation): Question {
  const parts = cutAtSlashes(text)
  refuseMore(text, parts, 2)
  const flags = readFlags(parts[1], 'esn')
  return {
    avp: avpName(parts[0] ?? '', using),
    empty: flags.has('e'),
    type: flags.has('s') ? 'string' : flags.has('n') ? 'number' : null,
  }
}

/**
 * Tells whether an AVP has a value, and of which kind.
 *
 * The newest value counts. With the flag `s` it has to be a text, with `n` a number, with `e` empty: a text of no length, or zero.
 *
 * @param name - the AVP, perhaps with flags: `$avp(x)/se`
 * @returns -1 when it has none, or another
 *
 * @example What did the table say
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "avpops.so"
 * request_route {
 *     $avp(limit) = 5;
 *     if (is_avp_set("$avp(limit)/n") && !is_avp_set("$avp(limit)/e") && !is_avp_set("$avp(other)"))
 *         sl_send_reply("200", "Limited to $avp(limit)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Limited to 5
 * ```
 */
export const is_avp_set = avpops.cfgFunction(
  { args: [constant('name', parseQuestion)], routes: messageRoutes },
  ({ state }, ctx, { avp, empty, type }) => {
    const value = ctx.avps.get(state.names.of(avp, ctx), 0)
    if (value === null || (type !== null && typeof value !== type)) return false
    return !empty || value === '' || value === 0
  },
)

/**
 * Writes all AVPs of a message into the log.
 *
 * For looking into a configuration: at level info, a line for each value.
 *
 * @example What is there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "avpops.so"
 * debug = 3
 * request_route {
 *     $avp(gw) = "192.0.2.20";
 *     $avp(tries) = 2;
 *     avp_print();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * ```
 * ```log
 * INFO avpops: $avp(gw) is "192.0.2.20"
 * INFO avpops: $avp(tries) is 2
 * ```
 */
export const avp_print = avpops.cfgFunction({ routes: messageRoutes }, ({ log }, { avps }) => {
  for (const name of avps.names()) {
    for (const value of avps.values(name)) {
      log.info(`avpops: $avp(${name}) is ${JSON.stringify(value)}`)
    }
  }
})
