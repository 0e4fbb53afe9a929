/** Commands that show settings. */

import { optional, str, type Host } from 'siprose'

import { group } from '../group.ts'
import { cfgRpc } from '../module.ts'

const name = str('name')

/**
 * What a setting is now; all of a group where none is named.
 *
 * @param group - the group, or `group[id]` for an instance of it
 * @param name - the setting; all of the group without it
 *
 * @example One, all, and one that is not there
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.get edge limit
 * 10
 * > cfg.get edge
 * { limit: 10, greeting: hello }
 * > cfg.get core max_while_loops
 * 100
 * > cfg.get edge limits
 * error: { code: 400, message: "group `edge` has no setting `limits` that may change while the server runs" }
 * ```
 */
export const cfgGet = cfgRpc.rpcCommand(
  { name: 'cfg.get', args: [group, optional(name)] },
  ({ server: { liveSettings } }, path, named) => {
    if (named !== undefined) return liveSettings.read({ ...path, name: named })
    const settings = liveSettings.inGroup(path.group)
    const value = (each: string) => liveSettings.read({ ...path, name: each })
    return Object.fromEntries(settings.map((setting) => [setting.name, value(setting.name)]))
  },
)

/**
 * The settings that may change while the server runs.
 *
 * @param group - only those of this group
 *
 * @example See what a group has
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.list edge
 * [ "edge: limit", "edge: greeting" ]
 * > cfg.list nobody
 * []
 * ```
 *
 * @compat Only what really can be changed is listed; Kamailio lists some that cannot.
 */
export const cfgList = cfgRpc.rpcCommand(
  { name: 'cfg.list', args: [optional(str('group'))] },
  ({ server: { liveSettings } }, wanted) =>
    liveSettings
      .groups()
      .filter((each) => wanted === undefined || each === wanted)
      .flatMap((each) => liveSettings.inGroup(each).map((setting) => `${each}: ${setting.name}`)),
)

/**
 * What a setting is for, and what it can be.
 *
 * For one of the configuration it is what stands behind `desc`, for a parameter the sentence of its documentation.
 *
 * @param group - the group
 * @param name - the setting
 *
 * @example Ask before changing
 * ```kamailio
 * edge.limit = 10 desc "calls that one customer may have"
 * edge.greeting = "hello"
 * loadmodule "cfg_rpc.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfg.help edge limit
 * calls that one customer may have (parameter type is integer)
 * > cfg.help core max_while_loops
 * How often a `while` may go round before it ends with an error; 0 for no limit. (parameter type is integer)
 * > cfg.help edge limits
 * error: { code: 400 }
 * ```
 */
export const cfgHelp = cfgRpc.rpcCommand(
  { name: 'cfg.help', args: [str('group'), name] },
  ({ server }, inGroup, named) => help(server, inGroup, named),
)

function help({ liveSettings, documentation }: Host, inGroup: string, named: string): string {
  const { description, parameter, type } = liveSettings.find({ group: inGroup, name: named })
  const documented =
    parameter === null ? null : documentation.parameter(parameter.module, parameter.name)
  const shownType = `(parameter type is ${type === 'int' ? 'integer' : 'string'})`
  return [description ?? documented, shownType].filter((text) => text !== null).join(' ')
}
