/** Commands about commands. */

import { optional, str } from '../../runtime/declare/argument.ts'
import type { CommandFacts } from '../../runtime/commands.ts'
import type { Host } from '../../runtime/host.ts'
import { core } from '../module.ts'
import { commandFailure } from './failure.ts'

function found({ commands }: Host, method: string): CommandFacts {
  const facts = commands.find(method)
  if (facts === null) throw commandFailure('command not found')
  return facts
}

/**
 * The names of all commands, sorted.
 *
 * `system.methodHelp` tells what each is for.
 *
 * @param prefix - only those that begin so
 *
 * @example See what can be asked about connections
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > system.listMethods core.tcp
 * [ core.tcp_info, core.tcp_list, core.tcp_options ]
 * ```
 *
 * @compat Kamailio always lists all of them.
 */
export const systemListMethods = core.rpcCommand(
  { name: 'system.listMethods', args: [optional(str('prefix'))] },
  ({ server }, prefix = '') =>
    server.commands
      .all()
      .map(({ name }) => name)
      .filter((name) => name.startsWith(prefix)),
)

/**
 * The names under which MI has commands, sorted.
 *
 * Every command has its RPC name in MI too.
 *
 * @example See what the OpenSER tools can ask
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > which
 * [ arg, kill, ps, pwd, sl_stats, uptime, version, which ]
 * ```
 *
 * @compat Kamailio has no MI any more.
 */
export const systemWhich = core.rpcCommand({ name: 'system.listMi', mi: 'which' }, ({ server }) =>
  server.commands
    .all()
    .flatMap(({ mi }) => (mi === null ? [] : [mi]))
    .toSorted(),
)

/**
 * What a command takes: its name and those of its arguments.
 *
 * @param method - the command
 *
 * @example See what two commands take
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > system.methodSignature core.tcp_list
 * "core.tcp_list"
 * > system.methodSignature core.shmmem
 * "core.shmmem [unit]"
 * > system.methodSignature core.nope
 * error: { code: 400, message: command not found }
 * ```
 *
 * @compat Kamailio answers that it is not implemented.
 */
export const systemMethodSignature = core.rpcCommand(
  { name: 'system.methodSignature', args: [str('method')] },
  ({ server }, method) => found(server, method).form,
)

/**
 * What a command is for, in the sentence of its documentation.
 *
 * Where the documentation is not installed, it is what the command takes.
 *
 * @param method - the command
 *
 * @example Ask what a command is for
 * ```kamailio
 * request_route { drop; }
 * ```
 * ```rpc
 * > system.methodHelp core.uptime
 * For how long the server has been running, in seconds, and since when.
 * > system.methodHelp core.nope
 * error: { code: 400, message: command not found }
 * ```
 */
export const systemMethodHelp = core.rpcCommand(
  { name: 'system.methodHelp', args: [str('method')] },
  ({ server }, method) => {
    const { name, form } = found(server, method)
    return server.documentation.command(name) ?? form
  },
)
