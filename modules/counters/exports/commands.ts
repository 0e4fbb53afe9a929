/** Commands that show every figure of the server, by groups. */

import { optional, SiproseError, str, type Host, type StatisticEntry } from 'siprose'

import { counters } from '../module.ts'

const group = str('group')
const name = str('counter_name')

function found({ statistics }: Host, inGroup: string, named: string): StatisticEntry {
  const entry = statistics.get(inGroup, named)
  if (entry !== null) return entry
  throw new SiproseError('counters/unknown', `non-existent counter ${inGroup}.${named}`, {
    rpcCode: 400,
  })
}

const values = ({ statistics }: Host, inGroup: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    statistics.inGroup(inGroup).map((entry) => [entry.name, entry.figure.value] as const),
  )

const names = ({ statistics }: Host, inGroup: string): readonly string[] =>
  statistics.inGroup(inGroup).map((entry) => entry.name)

/**
 * The value of a counter, or of all of a group.
 *
 * @param group - the group
 * @param counter_name - the counter; all of the group without it
 *
 * @example Ask for one, and for one that is not there
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.get reg ok
 * 1
 * > cnt.get reg
 * { ok: 1 }
 * > cnt.get reg okay
 * error: { code: 400, message: non-existent counter reg.okay }
 * ```
 */
export const cntGet = counters.rpcCommand(
  { name: 'cnt.get', args: [group, optional(name)] },
  ({ server }, inGroup, named) =>
    named === undefined ? values(server, inGroup) : found(server, inGroup, named).figure.value,
)

/**
 * The value of a counter, as it is kept.
 *
 * The same as `cnt.get` here: nothing is added up from several processes.
 *
 * @param group - the group
 * @param counter_name - the counter
 *
 * @example Ask for one
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.get_raw reg ok
 * 1
 * ```
 */
export const cntGetRaw = counters.rpcCommand(
  { name: 'cnt.get_raw', args: [group, name] },
  ({ server }, inGroup, named) => found(server, inGroup, named).figure.value,
)

/**
 * Sets a counter to 0.
 *
 * A figure that is measured, how many connections are open for example, stays as it is.
 *
 * @param group - the group
 * @param counter_name - the counter
 *
 * @example Begin anew
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.reset reg ok
 * > cnt.get reg ok
 * 0
 * > cnt.reset tcp current_opened_connections
 * > cnt.reset reg okay
 * error: { code: 400 }
 * ```
 */
export const cntReset = counters.rpcCommand(
  { name: 'cnt.reset', args: [group, name] },
  ({ server }, inGroup, named) => {
    server.statistics.reset(found(server, inGroup, named))
  },
)

/**
 * The names of all groups.
 *
 * @example See what there is
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.list_groups
 * [ core, dns, dst_blocklist, reg, tcp ]
 * ```
 */
export const cntListGroups = counters.rpcCommand({ name: 'cnt.list_groups' }, ({ server }) =>
  server.statistics.groups(),
)

/**
 * Does what `cnt.list_groups` does.
 *
 * @example See what there is
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.grps_list
 * [ core, dns, dst_blocklist, reg, tcp ]
 * ```
 */
export const cntGrpsList = counters.rpcCommand({ name: 'cnt.grps_list' }, ({ server }) =>
  server.statistics.groups(),
)

/**
 * The names of the counters of a group.
 *
 * @param group - the group; one that is not there has none
 *
 * @example See what is counted
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.list_vars reg
 * [ ok ]
 * > cnt.list_vars nobody
 * []
 * ```
 */
export const cntListVars = counters.rpcCommand(
  { name: 'cnt.list_vars', args: [group] },
  ({ server }, inGroup) => names(server, inGroup),
)

/**
 * Does what `cnt.list_vars` does.
 *
 * @param group - the group; one that is not there has none
 *
 * @example See what is counted
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.var_list reg
 * [ ok ]
 * > cnt.var_list nobody
 * []
 * ```
 */
export const cntVarList = counters.rpcCommand(
  { name: 'cnt.var_list', args: [group] },
  ({ server }, inGroup) => names(server, inGroup),
)

/**
 * The names and values of the counters of a group.
 *
 * @param group - the group; one that is not there has none
 *
 * @example See a whole group
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.get_vars reg
 * { ok: 1 }
 * > cnt.get_vars core
 * rcv_requests: 1
 * ```
 */
export const cntGetVars = counters.rpcCommand(
  { name: 'cnt.get_vars', args: [group] },
  ({ server }, inGroup) => values(server, inGroup),
)

/**
 * Does what `cnt.get_vars` does.
 *
 * @param group - the group; one that is not there has none
 *
 * @example See a whole group
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.grp_get_all reg
 * { ok: 1 }
 * > cnt.grp_get_all core
 * rcv_requests: 1
 * ```
 */
export const cntGrpGetAll = counters.rpcCommand(
  { name: 'cnt.grp_get_all', args: [group] },
  ({ server }, inGroup) => values(server, inGroup),
)

/**
 * What a counter counts.
 *
 * For a counter of the configuration it is what the declaration says, for others the sentence of the documentation.
 *
 * @param group - the group
 * @param counter_name - the counter
 *
 * @example Ask what a number means
 * ```kamailio
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
 * request_route { cnt_inc("reg.ok"); exit; }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.help reg ok
 * registrations that were accepted
 * > cnt.help core rcv_requests
 * Requests received that could be read.
 * ```
 */
export const cntHelp = counters.rpcCommand(
  { name: 'cnt.help', args: [group, name] },
  ({ server }, inGroup, named) => help(server, found(server, inGroup, named)),
)

function help({ documentation }: Host, entry: StatisticEntry): string {
  if (entry.help !== null) return entry.help
  if (entry.module === null) return ''
  const shown = entry.group === entry.module ? entry.name : `${entry.group}:${entry.name}`
  return documentation.statistic(entry.module, shown) ?? ''
}
