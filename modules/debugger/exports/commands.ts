/** Trace and breakpoints, for operators. */

import { type Context, int, optional, SiproseError, str } from 'siprose'

import type { Breakpoints } from '../breakpoints.ts'
import { debuggerModule } from '../module.ts'

/** This module in one server. */
type Self = Parameters<NonNullable<typeof debuggerModule.table.stop>>[0]

const pid = optional(str('pid'))

function standing(breakpoints: Breakpoints): { readonly ctx: Context; readonly at: number } {
  const { first } = breakpoints
  if (first !== null) return first
  throw new SiproseError('debugger/none-stopped', 'no message stands at a breakpoint')
}

/**
 * Turns the trace of all scripts on or off.
 *
 * @param cmd - `on` or `off`
 * @param pid - a process; there is one, so it does not matter
 *
 * @example For a while
 * ```kamailio
 * loadmodule "debugger.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.trace on
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * ERROR *** cfgtrace: {*} n=drop
 * ```
 */
export const trace = debuggerModule.rpcCommand(
  { name: 'dbg.trace', args: [str('cmd'), pid] },
  ({ state }, cmd) => {
    if (cmd !== 'on' && cmd !== 'off') throw unknownCommand(cmd, 'on, off')
    state.trace.on = cmd === 'on'
  },
)

/**
 * Turns breakpoints on and off, lets messages go on, and shows what they hold.
 *
 * `on` and `off` switch them, and `off` and `release` let all go on; `next` and `move` let the one go that has stood longest. `show` tells where that one
 * stands, `eval` what a text with variables is for it, and `log` writes that to the log.
 *
 * @param cmd - what to do
 * @param pid - a process; there is one, so it does not matter
 * @param text - a text with variables, for `eval` and `log`
 *
 * @example Nobody stands there
 * ```kamailio
 * loadmodule "debugger.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.bp on
 * > dbg.bp show
 * error: { code: 500, message: "no message stands at a breakpoint" }
 * > dbg.bp jump
 * error: { code: 500 }
 * ```
 */
export const bp = debuggerModule.rpcCommand(
  { name: 'dbg.bp', args: [str('cmd'), pid, optional(str('text'))] },
  (self, cmd, _pid, text = '') => breakpointCommand(self, cmd, text),
)

function breakpointCommand({ state, server }: Self, cmd: string, text: string): unknown {
  const { breakpoints } = state
  switch (cmd) {
    case 'on':
    case 'keep':
      breakpoints.on = true
      return undefined
    case 'off':
      breakpoints.on = false
      breakpoints.release()
      return undefined
    case 'release':
      breakpoints.release()
      return undefined
    case 'next':
    case 'move':
      standing(breakpoints)
      breakpoints.next()
      return undefined
    case 'show': {
      const { position, route, name } = server.action(standing(breakpoints).at)
      const { file, line } = position
      return {
        route: route ?? 'DEFAULT_ROUTE',
        file,
        line,
        action: name,
        stopped: breakpoints.count,
      }
    }
    case 'eval':
    case 'log': {
      const value = server.format(text).run(standing(breakpoints).ctx)
      if (cmd === 'eval') return { name: text, value }
      server.log.error(`debugger: ${text} is ${value}`)
      return undefined
    }
    default:
      throw unknownCommand(cmd, 'on, off, keep, release, next, move, show, eval, log')
  }
}

function unknownCommand(cmd: string, known: string): SiproseError {
  return new SiproseError('debugger/command', `\`${cmd}\` is no command; there are ${known}`, {
    cmd,
  })
}

/**
 * Shows whether trace and breakpoints are on, and how many messages stand.
 *
 * @param pid - a process; there is one, so it does not matter
 *
 * @example As it is at the start
 * ```kamailio
 * loadmodule "debugger.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.ls
 * { trace: "off", breakpoints: "off", stopped: 0 }
 * ```
 */
export const ls = debuggerModule.rpcCommand(
  { name: 'dbg.ls', args: [pid] },
  ({ state: { trace: lines, breakpoints }, server }) => ({
    pid: server.process.pid,
    trace: lines.on ? 'on' : 'off',
    breakpoints: breakpoints.on ? 'on' : 'off',
    stopped: breakpoints.count,
  }),
)

/**
 * Numbers messages from 1 again, where `reset_msgid` allows it.
 *
 * @example Not allowed
 * ```kamailio
 * loadmodule "debugger.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.reset_msgid
 * error: { code: 500 }
 * ```
 */
export const resetMsgid = debuggerModule.rpcCommand(
  { name: 'dbg.reset_msgid' },
  ({ params, server }) => {
    if (params.reset_msgid) server.restartMessageIds()
    else throw new SiproseError('debugger/off', '`reset_msgid` is 0; 1 lets this command work')
  },
)

function onlyCore(module: string): void {
  if (module === 'core') return
  throw new SiproseError(
    'debugger/one-log',
    `\`${module}\` has no log of its own; all that is logged goes by \`core\``,
    { module },
  )
}

/**
 * Sets the level of the log, which is that of `core`.
 *
 * @param module - `core`
 * @param level - -5 to 3
 *
 * @example See more
 * ```kamailio
 * loadmodule "debugger.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.set_mod_level core 2
 * > dbg.get_mod_level core
 * { core: 2 }
 * > dbg.set_mod_level tm 3
 * error: { code: 500 }
 * ```
 *
 * @compat In Kamailio each module can have a level.
 */
export const setModLevel = debuggerModule.rpcCommand(
  { name: 'dbg.set_mod_level', args: [str('module'), int('level', { min: -5, max: 3 })] },
  ({ server }, module, number) => {
    onlyCore(module)
    server.log.level = number
  },
)

/**
 * Shows the level of the log, which is that of `core`.
 *
 * @param module - `core`
 *
 * @example How much is shown
 * ```kamailio
 * loadmodule "debugger.so"
 * debug = 1
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.get_mod_level core
 * { core: 1 }
 * ```
 */
export const getModLevel = debuggerModule.rpcCommand(
  { name: 'dbg.get_mod_level', args: [str('module')] },
  ({ server }, module) => {
    onlyCore(module)
    return { core: server.log.level }
  },
)

/**
 * Says that a module cannot have a facility of its own.
 *
 * There is one log, and the core parameter `log_facility` says where it goes.
 *
 * @param module - any
 * @param facility - any
 *
 * @example Nothing to set
 * ```kamailio
 * loadmodule "debugger.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.set_mod_facility core LOG_LOCAL0
 * error: { code: 500 }
 * ```
 */
export const setModFacility = debuggerModule.rpcCommand(
  { name: 'dbg.set_mod_facility', args: [str('module'), str('facility')] },
  (_self, module, facility): never => {
    throw new SiproseError(
      'debugger/one-log',
      'the log has one facility, that of the core parameter `log_facility`; set it in the configuration',
      { module, facility },
    )
  },
)

/**
 * Shows the facility of the log, which is that of `core`.
 *
 * @param module - `core`
 *
 * @example Where the log goes
 * ```kamailio
 * loadmodule "debugger.so"
 * log_facility = LOG_LOCAL3
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.get_mod_facility core
 * { core: LOG_LOCAL3 }
 * > dbg.get_mod_facility tm
 * error: { code: 500 }
 * ```
 */
export const getModFacility = debuggerModule.rpcCommand(
  { name: 'dbg.get_mod_facility', args: [str('module')] },
  ({ server }, module) => {
    onlyCore(module)
    return { core: server.settings.log_facility }
  },
)
