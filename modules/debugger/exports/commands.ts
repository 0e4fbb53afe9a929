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

function breakpointCommand({ state, server, log }: Self, cmd: string, text: string): unknown {
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
      log.error(`debugger: ${text} is ${value}`)
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

/**
 * Gives a module a level of its own in the log.
 *
 * It counts where `mod_level_mode` is 1, and lasts until the server stops.
 *
 * @param module - its name, of a module that is loaded or not; `core` for the core
 * @param level - lines of a higher one are not shown; -5 shows next to nothing, 3 everything
 *
 * @example See more of one module
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "debugger.so"
 * modparam("debugger", "mod_level_mode", 1)
 * request_route { xinfo("from $si\n"); log(2, "not shown\n"); }
 * ```
 * ```rpc
 * > dbg.set_mod_level xlog 2
 * > dbg.get_mod_level xlog
 * 2
 * > dbg.get_mod_level core
 * 0
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * INFO <script>: from 192.0.2.10
 * ```
 *
 * @trap a slip in the name is no error: modules may be loaded that have not been asked for anything yet
 */
export const setModLevel = debuggerModule.rpcCommand(
  { name: 'dbg.set_mod_level', args: [str('module'), int('level')] },
  ({ server }, module, level) => {
    server.logLevels.setLevel(module, level)
  },
)

/**
 * Shows the level that counts for a module: its own, or else `debug` of the core.
 *
 * @param module - its name; `core` for the core
 *
 * @example The core's own, and everybody's
 * ```kamailio
 * loadmodule "debugger.so"
 * debug = 1
 * modparam("debugger", "mod_level_mode", 1)
 * modparam("debugger", "mod_level", "core=-1")
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.get_mod_level core
 * -1
 * > dbg.get_mod_level tm
 * 1
 * ```
 */
export const getModLevel = debuggerModule.rpcCommand(
  { name: 'dbg.get_mod_level', args: [str('module')] },
  ({ server }, module) => server.logLevels.level(module),
)

/**
 * Gives a module a syslog facility of its own.
 *
 * It counts where `mod_facility_mode` is 1, and lasts until the server stops.
 *
 * @param module - its name, of a module that is loaded or not; `core` for the core
 * @param facility - `LOG_LOCAL0` and its like
 *
 * @example Keep what scripts write apart
 * ```kamailio
 * loadmodule "debugger.so"
 * modparam("debugger", "mod_facility_mode", 1)
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.set_mod_facility xlog LOG_LOCAL5
 * > dbg.get_mod_facility xlog
 * LOG_LOCAL5
 * > dbg.set_mod_facility xlog LOCAL5
 * error: { code: 500 }
 * ```
 */
export const setModFacility = debuggerModule.rpcCommand(
  { name: 'dbg.set_mod_facility', args: [str('module'), str('facility')] },
  ({ server }, module, facility) => {
    server.logLevels.setFacility(module, facility)
  },
)

/**
 * Shows the syslog facility that counts for a module.
 *
 * That is its own, or else that of the core parameter `log_facility`.
 *
 * @param module - its name; `core` for the core
 *
 * @example Where lines go
 * ```kamailio
 * loadmodule "debugger.so"
 * log_facility = LOG_LOCAL3
 * modparam("debugger", "mod_facility_mode", 1)
 * modparam("debugger", "mod_facility", "core=LOG_LOCAL1")
 * request_route { drop; }
 * ```
 * ```rpc
 * > dbg.get_mod_facility core
 * LOG_LOCAL1
 * > dbg.get_mod_facility tm
 * LOG_LOCAL3
 * ```
 */
export const getModFacility = debuggerModule.rpcCommand(
  { name: 'dbg.get_mod_facility', args: [str('module')] },
  ({ server }, module) => server.logLevels.facility(module) ?? server.settings.log_facility,
)
