/** Commands about instances of groups: one set of values for each customer, gateway or the like. */

import { str } from 'siprose'

import { instance } from '../group.ts'
import { cfgRpc } from '../module.ts'

/**
 * Adds an instance to a group of the configuration.
 *
 * It has the values of its group until they are changed for it.
 *
 * @param group - the instance, `group[id]`
 *
 * @example Other values for customer 5
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.add_group_inst edge[5]
 * > cfg.set edge[5] limit 100
 * > cfg.get edge[5]
 * { limit: 100, greeting: hello }
 * > cfg.get edge limit
 * 10
 * > cfg.add_group_inst edge
 * error: { code: 400, message: 'Wrong group syntax. Use "group[id]"' }
 * > cfg.add_group_inst core[5]
 * error: { code: 400, message: "`core` is a group of parameters, of which there is one instance" }
 * ```
 */
export const cfgAddGroupInst = cfgRpc.rpcCommand(
  { name: 'cfg.add_group_inst', args: [instance] },
  ({ server: { liveSettings } }, path) => {
    liveSettings.addInstance(path.group, path.instance)
  },
)

/**
 * Removes an instance of a group.
 *
 * @param group - the instance, `group[id]`
 *
 * @example Customer 5 has left
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.add_group_inst edge[5]
 * > cfg.del_group_inst edge[5]
 * > cfg.get edge[5] limit
 * error: { code: 400, message: "group `edge` has no instance 5" }
 * ```
 */
export const cfgDelGroupInst = cfgRpc.rpcCommand(
  { name: 'cfg.del_group_inst', args: [instance] },
  ({ server: { liveSettings } }, path) => {
    liveSettings.removeInstance(path.group, path.instance)
  },
)

/**
 * Gives a setting of an instance the value of its group again, at once.
 *
 * @param group - the instance, `group[id]`
 * @param name - the setting
 *
 * @example Customer 5 is as all others
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.add_group_inst edge[5]
 * > cfg.set edge[5] limit 100
 * > cfg.del edge[5] limit
 * > cfg.get edge[5] limit
 * 10
 * ```
 */
export const cfgDel = cfgRpc.rpcCommand(
  { name: 'cfg.del', args: [instance, str('name')] },
  ({ server: { liveSettings } }, path, name) => {
    liveSettings.change({ ...path, name, value: null })
  },
)
