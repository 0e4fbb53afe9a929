/** What an operator asks. */

import { optional, prepared, SiproseError } from 'siprose'

import type { AddressNode } from '../address-tree.ts'
import { pike } from '../module.ts'
import type { Pike } from '../pike.ts'

const filters = ['ALL', 'HOT', 'WARM'] as const
type Filter = (typeof filters)[number]

function filterOf(text: string): Filter {
  const filter = filters.find((one) => one === text.toUpperCase())
  if (filter !== undefined) return filter
  throw new SiproseError('pike/filter', `\`${text}\` is no filter; it can be ALL, HOT or WARM`)
}

/** The addresses of a status, those that sent most first. */
function listed(state: Pike, filter: Filter): readonly AddressNode[] {
  return state
    .addresses()
    .filter((node) => filter === 'ALL' || state.status(node) === filter)
    .toSorted((a, b) => b.hits + b.hitsBefore - a.hits - a.hitsBefore || b.hits - a.hits)
}

/**
 * Lists addresses by what they sent, the busiest first.
 *
 * `leaf_hits_curr` is what an address sent in the sampling window that runs, `leaf_hits_prev` in the one before, `expires` the seconds
 * until it is forgotten if nothing more comes.
 *
 * @param filter - `HOT` for those over the limit, as without it; `WARM` for those over a quarter of it; `ALL` for all
 *
 * @example See who is blocked
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "pike.so"
 * modparam("pike", "reqs_density_per_unit", 8)
 * request_route { pike_check_ip("$rU"); sl_send_reply("200", "$rc"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:198.51.100.7@example.com
 * alice < 200
 * alice > OPTIONS sip:198.51.100.7@example.com
 * alice < 200
 * alice > OPTIONS sip:198.51.100.7@example.com
 * alice < 200
 * alice > OPTIONS sip:198.51.100.7@example.com
 * alice < 200
 * alice > OPTIONS sip:198.51.100.7@example.com
 * alice < 200
 * alice > OPTIONS sip:198.51.100.7@example.com
 * alice < 200
 * ```
 * ```rpc
 * > pike.top
 * number_of_rows: 0
 * > pike.top WARM
 * max_hits: 8
 * list: [{ ip_addr: 198.51.100.7, leaf_hits_prev: 0, leaf_hits_curr: 2, expires: 120, status: WARM }]
 * number_of_rows: 1
 * > pike.top COLD
 * error: { code: 500, message: "`COLD` is no filter; it can be ALL, HOT or WARM" }
 * ```
 */
export const top = pike.rpcCommand(
  { name: 'pike.top', mi: 'pike_list', args: [optional(prepared('filter', filterOf))] },
  (self, filter = 'HOT') => report(self.state, self.params.reqs_density_per_unit, filter),
)

/**
 * Does what `pike.top` does.
 *
 * @param filter - `HOT`, `WARM` or `ALL`
 *
 * @example Nobody has come yet
 * ```kamailio
 * loadmodule "pike.so"
 * request_route { pike_check_req(); exit; }
 * ```
 * ```rpc
 * > pike.list ALL
 * max_hits: 30
 * number_of_rows: 0
 * ```
 */
export const list = pike.rpcCommand(
  { name: 'pike.list', args: [optional(prepared('filter', filterOf))] },
  (self, filter = 'HOT') => report(self.state, self.params.reqs_density_per_unit, filter),
)

function report(state: Pike, max_hits: number, filter: Filter): unknown {
  const nodes = listed(state, filter)
  return {
    max_hits,
    list: nodes.map((node) => ({
      ip_addr: node.address,
      leaf_hits_prev: node.hitsBefore,
      leaf_hits_curr: node.hits,
      expires: state.secondsLeft(node),
      status: state.status(node),
    })),
    number_of_rows: nodes.length,
  }
}
