/** Commands that show figures, and set them back. */

import { str, type StatisticEntry, type Statistics } from 'siprose'

import { kex } from '../module.ts'

/** Any number of names, one at least. */
const names = [{ ...str('statistic'), repeated: true }] as const

/** The figures that a name means: `all`, a group (`core:`), one of a group (`core:rcv_requests`), or one by its name. */
function chosen(statistics: Statistics, name: string): readonly StatisticEntry[] {
  if (name === 'all') return statistics.all()
  const colon = name.indexOf(':')
  if (colon < 0) {
    const found = statistics.named(name)
    return found === null ? [] : [found]
  }
  const group = name.slice(0, colon)
  if (colon === name.length - 1) return statistics.inGroup(group)
  const found = statistics.get(group, name.slice(colon + 1))
  return found === null ? [] : [found]
}

function allChosen(statistics: Statistics, given: readonly string[]): readonly StatisticEntry[] {
  return given.flatMap((name) => chosen(statistics, name))
}

const line = ({ group, name, figure }: StatisticEntry): string =>
  `${group}:${name} = ${figure.value}`

/**
 * Shows figures, one line each.
 *
 * @param statistic - any number of names: `all`, a group as `core:`, one as `core:rcv_requests` or `rcv_requests`
 *
 * @example Ask for some
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice > INVITE sip:bob@example.com
 * quiet 1s
 * ```
 * ```rpc
 * > stats.get_statistics rcv_requests core:rcv_requests_invite nothing
 * [ "core:rcv_requests = 2", "core:rcv_requests_invite = 1" ]
 * ```
 *
 * @trap A name there is none of gives no line, and no error.
 */
export const get_statistics = kex.rpcCommand(
  { name: 'stats.get_statistics', mi: 'get_statistics', args: names },
  (self, ...given) => allChosen(self.server.statistics, given).map(line),
)

/** Figures as one structure. */
function structure<T>(
  entries: readonly StatisticEntry[],
  value: (entry: StatisticEntry) => T,
): Record<string, T> {
  return Object.fromEntries(entries.map((each) => [`${each.group}.${each.name}`, value(each)]))
}

/**
 * Gives figures as one structure with texts in it, for programs.
 *
 * @param statistic - any number of names, as for `stats.get_statistics`
 *
 * @example Fetch one
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > stats.fetch rcv_requests
 * { core.rcv_requests: "0" }
 * ```
 */
export const fetch = kex.rpcCommand({ name: 'stats.fetch', args: names }, (self, ...given) =>
  structure(allChosen(self.server.statistics, given), ({ figure }) => String(figure.value)),
)

/**
 * Gives figures as one structure with numbers in it, for programs.
 *
 * @param statistic - any number of names, as for `stats.get_statistics`
 *
 * @example Fetch two
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > stats.fetchn rcv_requests_options core:rcv_replies
 * { core.rcv_requests_options: 1, core.rcv_replies: 0 }
 * ```
 */
export const fetchn = kex.rpcCommand({ name: 'stats.fetchn', args: names }, (self, ...given) =>
  structure(allChosen(self.server.statistics, given), ({ figure }) => figure.value),
)

/**
 * Sets figures back to 0.
 *
 * What only shows how things are, memory in use for example, stays.
 *
 * @param statistic - any number of names, as for `stats.get_statistics`
 *
 * @example Start a measurement
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > stats.reset_statistics core:
 * > stats.fetchn rcv_requests
 * { core.rcv_requests: 0 }
 * ```
 */
export const reset_statistics = kex.rpcCommand(
  { name: 'stats.reset_statistics', mi: 'reset_statistics', args: names },
  (self, ...given) => {
    const { statistics } = self.server
    for (const entry of allChosen(statistics, given)) statistics.reset(entry)
  },
)

/**
 * Shows figures, one line each, and sets them back to 0.
 *
 * @param statistic - any number of names, as for `stats.get_statistics`
 *
 * @example Read a figure every minute
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { drop; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > stats.clear_statistics rcv_requests
 * [ "core:rcv_requests = 1" ]
 * > stats.clear_statistics rcv_requests
 * [ "core:rcv_requests = 0" ]
 * ```
 */
export const clear_statistics = kex.rpcCommand(
  { name: 'stats.clear_statistics', mi: 'clear_statistics', args: names },
  (self, ...given) => {
    const { statistics } = self.server
    return allChosen(statistics, given).map((entry) => {
      const text = line(entry)
      statistics.reset(entry)
      return text
    })
  },
)
