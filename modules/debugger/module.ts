/**
 * Shows what a script does, action by action, and stops it where somebody wants to look.
 *
 * @module debugger
 */
import {
  boolParam,
  defineModule,
  intParam,
  optionalStrParam,
  strListParam,
  strParam,
} from 'siprose'

import { Breakpoints } from './breakpoints.ts'
import { readFacility, readLevel } from './own-log.ts'
import { Trace } from './trace.ts'

const nobodySleeps = 'a command that lets a message go on need not wait for it'

/** What the module remembers for one server. */
export interface DebuggerState {
  readonly trace: Trace
  readonly breakpoints: Breakpoints
}

export const debuggerModule = defineModule('debugger', {
  params: {
    /**
     * Whether each action of each script is written to the log, from the start.
     *
     * `dbg.trace` changes it.
     *
     * @example What runs for a message
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgtrace", 1)
     * modparam("debugger", "cfgtrace_format", 1)
     * request_route {
     *     if ($rm == "OPTIONS") route(ANSWER);
     * }
     * route[ANSWER] { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     * ```log
     * ERROR *** cfgtrace: request_route=[DEFAULT_ROUTE] l={*} n=if
     * ERROR *** cfgtrace: request_route=[DEFAULT_ROUTE] l={*} n=route
     * ERROR *** cfgtrace: request_route=[ANSWER] l={*} n=sl_send_reply
     * ```
     *
     * @trap each line costs more than most actions do: it is for tests, not for a server at work
     */
    cfgtrace: boolParam(false),

    /**
     * 1 leaves the file out of the lines of the trace.
     *
     * @example With the file
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgtrace", 1)
     * modparam("debugger", "cfgtrace_format", 0)
     * request_route { drop; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * ERROR *** cfgtrace: request_route=[DEFAULT_ROUTE] c=[{*}] l={*} n=drop
     * ```
     */
    cfgtrace_format: intParam(0, { min: 0, max: 1 }),

    /**
     * Whether `dbg_breakpoint()` stops scripts, from the start; `dbg.bp` changes it.
     *
     * @example Stop, and go on by command
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "debugger.so"
     * modparam("debugger", "breakpoint", 1)
     * request_route {
     *     dbg_breakpoint("1");
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 3s
     * ```
     * ```rpc
     * > dbg.bp eval 0 $fU
     * { name: $fU, value: alice }
     * > dbg.bp next
     * ```
     * ```sip
     * alice < 200
     * ```
     *
     * @compat In Kamailio it stops each action of each script.
     */
    breakpoint: boolParam(false),

    /**
     * How long a message can stand at a breakpoint before it goes on by itself.
     *
     * @example Not long
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "debugger.so"
     * modparam("debugger", "breakpoint", 1)
     * modparam("debugger", "breakpoint_timeout", 5)
     * request_route { dbg_breakpoint("1"); sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * clock +5s
     * alice < 200
     * ```
     *
     * @compat In Kamailio it stands until somebody comes.
     */
    breakpoint_timeout: intParam(600, { min: 1, max: 86_400, unit: 's' }),

    /**
     * The level of the module's lines in the log, -5 to 3.
     *
     * @example Warnings
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgtrace", 1)
     * modparam("debugger", "log_level", 0)
     * request_route { drop; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * WARNING *** cfgtrace: {*} n=drop
     * ```
     */
    log_level: intParam(-1, { min: -5, max: 3 }),

    /**
     * The syslog facility of the trace, where it is not that of the server.
     *
     * @example Keep the trace apart
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "log_facility", "LOG_LOCAL5")
     * request_route { drop; }
     * ```
     */
    log_facility: optionalStrParam(),

    /**
     * What the lines of the trace begin with.
     *
     * @example Shorter
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgtrace", 1)
     * modparam("debugger", "log_prefix", ">>")
     * request_route { drop; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * ERROR >> request_route=[DEFAULT_ROUTE] {*} n=drop
     * ```
     */
    log_prefix: strParam('*** cfgtrace:'),

    /**
     * A name for the level of the trace.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "log_level_name", "exec")
     * request_route { drop; }
     * ```
     */
    log_level_name: strParam('', { idle: 'lines of the log have the name of their level' }),

    /**
     * Whether assignments have lines in the trace.
     *
     * @example They have
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgtrace", 1)
     * modparam("debugger", "log_assign", 1)
     * request_route { $var(x) = 1; }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * ERROR *** cfgtrace: {*} n=assign
     * ```
     *
     * @compat Kamailio has lines for them in the trace whatever is set, and this adds others with their values.
     */
    log_assign: boolParam(true),

    /**
     * How long a process sleeps at a breakpoint before it looks for a command.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "step_usleep", 500000)
     * request_route { drop; }
     * ```
     */
    step_usleep: intParam(100_000, { min: 0, idle: nobodySleeps }),

    /**
     * How often a command looks for an answer of a process at a breakpoint.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "step_loops", 100)
     * request_route { drop; }
     * ```
     */
    step_loops: intParam(200, { min: 0, idle: nobodySleeps }),

    /**
     * The size of the table for levels and facilities of modules.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_hash_size", 5)
     * request_route { drop; }
     * ```
     *
     * @compat In Kamailio no module can have a level or a facility while it is 0.
     */
    mod_hash_size: intParam(0, { min: 0, idle: 'the table grows by itself' }),

    /**
     * Whether levels count that modules have of their own.
     *
     * While it is 0, `mod_level` and `dbg.set_mod_level` are kept, and change nothing.
     *
     * @example Levels that are ready, and do not count yet
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "xlog.so"
     * loadmodule "debugger.so"
     * loadmodule "cfg_rpc.so"
     * modparam("debugger", "mod_level", "xlog=2")
     * request_route { xinfo("from $si\n"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```rpc
     * > dbg.get_mod_level xlog
     * 0
     * > cfg.set_now_int debugger mod_level_mode 1
     * > dbg.get_mod_level xlog
     * 2
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * INFO <script>: from 192.0.2.10
     * ```
     */
    mod_level_mode: intParam(0, { min: 0, max: 1, live: 'debugger.mod_level_mode' }),

    /**
     * The level of a module's lines in the log, as `module=level`; may be set more than once.
     *
     * Lines of `log()` count as `core`, those of `xlog()` as `xlog`. All others go by the core parameter `debug`. It counts where `mod_level_mode` is 1.
     *
     * @example See all that scripts write, and no more of the rest
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "xlog.so"
     * loadmodule "debugger.so"
     * debug = -1
     * modparam("debugger", "mod_level_mode", 1)
     * modparam("debugger", "mod_level", "xlog=3")
     * request_route { xdbg("a $rm\n"); log(2, "not shown\n"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * DEBUG <script>: a OPTIONS
     * ```
     *
     * @trap `core=3` is for the core alone: modules without a level of their own stay at `debug`
     */
    mod_level: strListParam({ check: readLevel }),

    /**
     * Whether facilities count that modules have of their own.
     *
     * While it is 0, `mod_facility` and `dbg.set_mod_facility` are kept, and change nothing.
     *
     * @example A facility that does not count yet
     * ```kamailio
     * loadmodule "debugger.so"
     * log_facility = LOG_LOCAL3
     * modparam("debugger", "mod_facility_mode", 0)
     * modparam("debugger", "mod_facility", "xlog=LOG_LOCAL5")
     * request_route { drop; }
     * ```
     * ```rpc
     * > dbg.get_mod_facility xlog
     * LOG_LOCAL3
     * ```
     */
    mod_facility_mode: intParam(0, { min: 0, max: 1, live: 'debugger.mod_facility_mode' }),

    /**
     * The syslog facility of a module's lines, as `module=facility`; may be set more than once.
     *
     * A line that names its own, as `xlog("LOG_LOCAL1", "L_INFO", "…")` does, goes there. It counts where `mod_facility_mode` is 1.
     *
     * @example What scripts write goes to a file of its own
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_facility_mode", 1)
     * modparam("debugger", "mod_facility", "xlog=LOG_LOCAL5")
     * request_route { drop; }
     * ```
     * ```rpc
     * > dbg.get_mod_facility xlog
     * LOG_LOCAL5
     * ```
     */
    mod_facility: strListParam({ check: readFacility }),

    /**
     * Whether `dbg.reset_msgid` may number messages from 1 again.
     *
     * @example For a test that wants the same numbers each time
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "debugger.so"
     * modparam("debugger", "reset_msgid", 1)
     * request_route { sl_send_reply("200", "message $mi"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 message 1
     * alice > OPTIONS sip:example.com
     * alice < 200 message 2
     * ```
     * ```rpc
     * > dbg.reset_msgid
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 message 1
     * ```
     */
    reset_msgid: boolParam(false),

    /**
     * Whether private memory is checked before each action.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgpkgcheck", 1)
     * request_route { drop; }
     * ```
     */
    cfgpkgcheck: intParam(0, { min: 0, max: 1, idle: 'no action can write where it must not' }),

    /**
     * Whether module `cfgt` writes down what scripts do.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "cfgtest", 1)
     * request_route { drop; }
     * ```
     */
    cfgtest: intParam(0, {
      min: 0,
      max: 1,
      idle: '`siprose test` plays scripts and shows what they did',
    }),
  },
  state: ({ params, server, log }): DebuggerState => {
    const { logLevels } = server
    for (const text of params.mod_level) logLevels.setLevel(...readLevel(text))
    for (const text of params.mod_facility) logLevels.setFacility(...readFacility(text))
    const useModes = (): void => {
      logLevels.useLevels(params.mod_level_mode === 1)
      logLevels.useFacilities(params.mod_facility_mode === 1)
    }
    useModes()
    server.liveSettings.watch('debugger', useModes)
    const trace = new Trace(server, log, params.cfgtrace, {
      prefix: params.log_prefix,
      level: params.log_level,
      facility: params.log_facility,
      file: params.cfgtrace_format === 0,
      assignments: params.log_assign,
    })
    server.traceScripts((ctx, at) => trace.ran(ctx, at))
    const patience = params.breakpoint_timeout * 1000
    return { trace, breakpoints: new Breakpoints(server.clock, params.breakpoint, patience) }
  },
  stop({ state }) {
    state.breakpoints.release()
  },
})
