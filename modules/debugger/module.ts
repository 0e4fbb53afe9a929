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
import { Trace } from './trace.ts'

const oneLevel = 'all modules log at one level here, which `debug` sets'
const oneFacility = 'all modules log to one facility here, which `log_facility` sets'
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
     * The size of the table for levels of modules.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_hash_size", 5)
     * request_route { drop; }
     * ```
     */
    mod_hash_size: intParam(0, { min: 0, idle: oneLevel }),

    /**
     * Whether modules have levels of their own.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_level_mode", 1)
     * request_route { drop; }
     * ```
     */
    mod_level_mode: intParam(0, { min: 0, max: 1, idle: oneLevel }),

    /**
     * The level of a module, as `module=level`.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_level", "core=3")
     * request_route { drop; }
     * ```
     */
    mod_level: strListParam({ idle: oneLevel }),

    /**
     * Whether modules have facilities of their own.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_facility_mode", 1)
     * request_route { drop; }
     * ```
     */
    mod_facility_mode: intParam(0, { min: 0, max: 1, idle: oneFacility }),

    /**
     * The facility of a module, as `module=facility`.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "debugger.so"
     * modparam("debugger", "mod_facility", "core=LOG_LOCAL0")
     * request_route { drop; }
     * ```
     */
    mod_facility: strListParam({ idle: oneFacility }),

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
  state: ({ params, server }): DebuggerState => {
    const trace = new Trace(server, params.cfgtrace, {
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
