/** Figures of the server. */

import { key } from 'siprose'

import { pv } from '../module.ts'

/** A figure by name, or by group and name. */
interface FigureName {
  readonly group: string | null
  readonly name: string
}

/**
 * A figure of the server by its name.
 *
 * `$stat(group:name)` tells two groups apart that have one name. `$null` where there is none of the name. The command `stats.get_statistics all` of module `kex` lists them.
 *
 * @example Answer with how much there was to do
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     sl_send_reply("200", "$stat(rcv_requests) requests, $stat(core:rcv_requests_invite) calls, $stat(nothing)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1 requests, 0 calls, <null>
 * ```
 */
export const statistic = pv.pseudoVariable(
  {
    name: '$stat',
    key: key(
      'name',
      (text): FigureName => {
        const colon = text.indexOf(':')
        if (colon < 0) return { group: null, name: text }
        return { group: text.slice(0, colon), name: text.slice(colon + 1) }
      },
      { kind: 'format' },
    ),
    type: 'int',
  },
  {
    get: (self, _ctx, { group, name }) => {
      const { statistics } = self.server
      const found = group === null ? statistics.named(name) : statistics.get(group, name)
      return found === null ? null : found.figure.value
    },
  },
)
