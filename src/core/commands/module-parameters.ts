/** Commands about the parameters of modules, as the configuration has set them. */

import { int, str } from '../../runtime/declare/argument.ts'
import type { Host } from '../../runtime/host.ts'
import type { ModuleInstance } from '../../runtime/instance.ts'
import { core } from '../module.ts'
import { commandFailure } from './failure.ts'

const parameter = [str('module'), str('parameter')] as const

function moduleOf(server: Host, name: string): ModuleInstance {
  for (const instance of server.instances()) if (instance.name === name) return instance
  throw commandFailure(`module \`${name}\` is not loaded`)
}

/** A parameter and its value; an alias stands for its parameter. */
function rowOf(server: Host, module: string, name: string) {
  const instance = moduleOf(server, module)
  for (const [key, row] of Object.entries(instance.tables.params)) {
    if (key === name || row.aliases.includes(name)) return { row, value: instance.params[key] }
  }
  throw commandFailure(`module \`${module}\` has no parameter \`${name}\``)
}

/**
 * The value of a parameter of a module that is a number; a switch is 1 or 0.
 *
 * @param module - the module
 * @param parameter - its parameter
 *
 * @example Ask for a number, and for what is none
 * ```kamailio
 * loadmodule "maxfwd.so"
 * modparam("maxfwd", "max_limit", 32)
 * request_route { drop; }
 * ```
 * ```rpc
 * > modparam.getn maxfwd max_limit
 * 32
 * > modparam.getn maxfwd min_limit
 * error: { code: 400, message: "module `maxfwd` has no parameter `min_limit`" }
 * > modparam.getn tm fr_timer
 * error: { code: 400, message: "module `tm` is not loaded" }
 * ```
 */
export const modparamGetn = core.rpcCommand(
  { name: 'modparam.getn', args: parameter },
  ({ server }, module, name) => {
    const { value } = rowOf(server, module, name)
    if (typeof value === 'number') return value
    if (typeof value === 'boolean') return Number(value)
    throw commandFailure(`\`${name}\` of module \`${module}\` is no number`)
  },
)

/**
 * The value of a parameter of a module that is a text.
 *
 * @param module - the module
 * @param parameter - its parameter
 *
 * @example Ask for a text
 * ```kamailio
 * loadmodule "sl.so"
 * modparam("sl", "default_reason", "Sorry")
 * request_route { drop; }
 * ```
 * ```rpc
 * > modparam.gets sl default_reason
 * Sorry
 * > modparam.gets sl default_code
 * error: { code: 400, message: "`default_code` of module `sl` is no text" }
 * ```
 */
export const modparamGets = core.rpcCommand(
  { name: 'modparam.gets', args: parameter },
  ({ server }, module, name) => {
    const { value } = rowOf(server, module, name)
    if (typeof value === 'string') return value
    if (value === null) return ''
    throw commandFailure(`\`${name}\` of module \`${module}\` is no text`)
  },
)

/**
 * The parameters of a module, with their types and values.
 *
 * @param module - the module
 *
 * @example See how a module is set
 * ```kamailio
 * loadmodule "maxfwd.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > modparam.list maxfwd
 * - { name: max_limit, type: int, value: 70 }
 * ```
 */
export const modparamList = core.rpcCommand(
  { name: 'modparam.list', args: [str('module')] },
  ({ server }, module) => {
    const instance = moduleOf(server, module)
    return Object.entries(instance.tables.params).map(([name, { type }]) => ({
      name,
      type,
      value: shown(instance.params[name]),
    }))
  },
)

function shown(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return Number(value)
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(', ')
  return ''
}

/**
 * Changes a parameter of a module that is a number, where it may change.
 *
 * What the module `cfg_rpc` does for parameters of the core and texts too; `cfg.list` shows which may change.
 *
 * @param module - the module
 * @param parameter - its parameter
 * @param value - what it becomes
 *
 * @example Change one that may, and one that may not
 * ```kamailio
 * loadmodule "maxfwd.so"
 * loadmodule "sl.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > modparam.setn maxfwd max_limit 16
 * > modparam.getn maxfwd max_limit
 * 16
 * > modparam.setn maxfwd max_limit 0
 * error: { code: 400 }
 * > modparam.setn sl bind_tm 0
 * error: { code: 400, message: "`bind_tm` of module `sl` cannot change while the server runs" }
 * ```
 */
export const modparamSetn = core.rpcCommand(
  { name: 'modparam.setn', args: [...parameter, int('value')] },
  ({ server }, module, name, value) => {
    const { live } = rowOf(server, module, name).row
    if (live === null) {
      const fact = `\`${name}\` of module \`${module}\` cannot change while the server runs`
      throw commandFailure(fact)
    }
    const [group = '', ...rest] = live.split('.')
    server.liveSettings.change({ group, name: rest.join('.'), instance: null, value })
  },
)
