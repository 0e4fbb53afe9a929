/** Adding and taking away the charging vector of IMS. */

import { HeaderId, prepared, randomToken, SiproseError } from 'siprose'

import { siputils } from '../module.ts'

const ICID_WORDS = 4

type Change = 'remove' | 'generate' | 'force'

const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['r', 'remove'],
  ['g', 'generate'],
  ['f', 'force'],
])

const flags = prepared('flags', (text): Change => {
  const change = changes.get(text)
  if (change !== undefined) return change
  throw new SiproseError('siputils/charging-flag', `\`${text}\` is no flag; it can be r, g or f`)
})

/**
 * Adds a P-Charging-Vector header, or takes it away.
 *
 * All servers on the way bill by the id in it, so the first one that is trusted makes it, and it must not leave the network.
 *
 * @param flags - `g` adds one where there is none, `r` takes it away, `f` takes it away and adds a new one
 *
 * @example Make one at the edge, whatever a phone has sent
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { sip_p_charging_vector("f"); forward(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         P-Charging-Vector: icid-value=forged
 * bob   < INVITE sip:bob@192.0.2.20
 *         P-Charging-Vector: icid-value={icid:/[0-9A-F]+/}; icid-generated-at=192.0.2.1
 * ```
 *
 * @example Keep the one that is there
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { sip_p_charging_vector("g"); forward(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         P-Charging-Vector: icid-value=1234bc9876e
 * bob   < INVITE sip:bob@192.0.2.20
 *         P-Charging-Vector: icid-value=1234bc9876e
 * ```
 *
 * @rfc 7315 section 4.6
 */
export const sip_p_charging_vector = siputils.cfgFunction(
  { args: [flags], routes: 'any' },
  ({ server, state }, ctx, change) => {
    const { message } = ctx
    let header = message.first(HeaderId.P_CHARGING_VECTOR)
    if (change === 'generate' && (header !== null || state.charged.has(message))) return
    for (; header !== null; header = message.next(header)) message.edits.removeHeader(header)
    if (change === 'remove') return
    state.charged.add(message)
    const icid = randomToken(server.random, ICID_WORDS).toUpperCase()
    const value = `icid-value=${icid}; icid-generated-at=${ctx.listener.address}`
    message.edits.appendHeader(`P-Charging-Vector: ${value}\r\n`)
  },
)
