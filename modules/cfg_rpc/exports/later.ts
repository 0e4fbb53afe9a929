/** Commands that prepare changes, and make all that are prepared together. */

import { any, int, str, type Host, type Value } from 'siprose'

import { group, instance, type GroupName } from '../group.ts'
import { cfgRpc } from '../module.ts'

const name = str('name')

function prepare({ liveSettings }: Host, path: GroupName, named: string, value: Value): void {
  liveSettings.prepare({ ...path, name: named, value: value ?? '' })
}

/**
 * Prepares a change, which `cfg.commit` makes.
 *
 * It is checked at once: what cannot be is refused now.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Change two settings between two messages
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_delayed edge limit 12
 * > cfg.set_delayed edge greeting welcome
 * > cfg.get edge
 * { limit: 10, greeting: hello }
 * > cfg.commit
 * > cfg.get edge
 * { limit: 12, greeting: welcome }
 * ```
 */
export const cfgSetDelayed = cfgRpc.rpcCommand(
  { name: 'cfg.set_delayed', args: [group, name, any('value')] },
  ({ server }, path, named, value) => prepare(server, path, named, value),
)

/**
 * Prepares the change of a number, which `cfg.commit` makes.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Prepare a number
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_delayed_int edge limit 12
 * > cfg.commit
 * > cfg.get edge limit
 * 12
 * ```
 */
export const cfgSetDelayedInt = cfgRpc.rpcCommand(
  { name: 'cfg.set_delayed_int', args: [group, name, int('value')] },
  ({ server }, path, named, value) => prepare(server, path, named, value),
)

/**
 * Prepares the change of a text, which `cfg.commit` makes.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting
 * @param value - what it becomes
 *
 * @example Prepare a text
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_delayed_string edge greeting welcome
 * > cfg.commit
 * > cfg.get edge greeting
 * welcome
 * ```
 */
export const cfgSetDelayedString = cfgRpc.rpcCommand(
  { name: 'cfg.set_delayed_string', args: [group, name, str('value')] },
  ({ server }, path, named, value) => prepare(server, path, named, value),
)

/**
 * Prepares to give a setting of an instance the value of its group again.
 *
 * @param group - the instance, `group[id]`
 * @param name - the setting
 *
 * @example Customer 5 will be as all others
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.add_group_inst edge[5]
 * > cfg.set edge[5] limit 100
 * > cfg.del_delayed edge[5] limit
 * > cfg.get edge[5] limit
 * 100
 * > cfg.commit
 * > cfg.get edge[5] limit
 * 10
 * ```
 */
export const cfgDelDelayed = cfgRpc.rpcCommand(
  { name: 'cfg.del_delayed', args: [instance, name] },
  ({ server: { liveSettings } }, path, named) => {
    liveSettings.prepare({ ...path, name: named, value: null })
  },
)

/**
 * Makes the changes that were prepared, all of them between two messages.
 *
 * Where one cannot be made any more, its instance is gone for example, none is made.
 *
 * @example Nothing, then something to do
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.commit
 * > cfg.set_delayed edge limit 12
 * > cfg.commit
 * > cfg.get edge limit
 * 12
 * ```
 */
export const cfgCommit = cfgRpc.rpcCommand(
  { name: 'cfg.commit' },
  ({ server: { liveSettings } }) => {
    liveSettings.commit()
  },
)

/**
 * Forgets the changes that were prepared.
 *
 * @example Think better of it
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_delayed edge limit 12
 * > cfg.rollback
 * > cfg.commit
 * > cfg.get edge limit
 * 10
 * ```
 */
export const cfgRollback = cfgRpc.rpcCommand(
  { name: 'cfg.rollback' },
  ({ server: { liveSettings } }) => {
    liveSettings.rollback()
  },
)

/**
 * The changes that were prepared and not made yet.
 *
 * @example See what will change
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.set_delayed edge limit 12
 * > cfg.diff
 * - { group name: edge, variable name: limit, old value: 10, new value: 12 }
 * ```
 *
 * @compat It is a list, be there one change or several; Kamailio's answer shows the last one alone.
 */
export const cfgDiff = cfgRpc.rpcCommand({ name: 'cfg.diff' }, ({ server: { liveSettings } }) =>
  liveSettings.prepared.map((change) => ({
    'group name': change.instance === null ? change.group : `${change.group}[${change.instance}]`,
    'variable name': change.name,
    'old value': liveSettings.read(change),
    'new value': change.value ?? liveSettings.read({ ...change, instance: null }),
  })),
)
