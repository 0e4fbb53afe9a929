/**
 * Runs programs for messages: to tell them something, or to be told where a call goes.
 *
 * A script that looks a number up, a program that switches a light on: what the server cannot do, another program may. It costs a
 * process for each message, thousands of times what a route costs, so it is for what happens now and then.
 *
 * @module exec
 */
import { boolParam, counter, defineModule, intParam } from 'siprose'

import { Programs } from './programs.ts'

export const exec = defineModule('exec', {
  params: {
    /**
     * Whether programs may be run at all.
     *
     * Without it each function of the module fails, and a line in the log says so at the start. Whoever turns it on lets anybody who can send a
     * message start processes on this machine: ask who they are before.
     *
     * @example Turn it on
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "exec.so"
     * modparam("exec", "enable", 1)
     * request_route {
     *     if (exec_cmd("test -d /")) sl_send_reply("200", "It ran");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 It ran
     * ```
     *
     * @example Left off
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "exec.so"
     * request_route {
     *     if (!exec_cmd("test -d /")) sl_send_reply("500", "It did not run");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 500 It did not run
     * ```
     *
     * @compat Kamailio has no such switch: loading the module is enough.
     */
    enable: boolParam(false),

    /**
     * How long a program may run before it is killed, and all that it has started; 0 is an hour.
     *
     * @example A lookup has to be quick
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "exec.so"
     * modparam("exec", "enable", 1)
     * modparam("exec", "time_to_kill", 1)
     * request_route {
     *     if (!exec_cmd("sleep 30")) sl_send_reply("500", "Too slow");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 500 Too slow
     * ```
     *
     * @compat The default is 10; in Kamailio it is 0, and nothing is ever killed.
     */
    time_to_kill: intParam(10, { min: 0, max: 3600, unit: 's' }),

    /**
     * How much a program may write before it is killed.
     *
     * @example A few lines are enough
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "exec.so"
     * modparam("exec", "enable", 1)
     * modparam("exec", "max_output", 1000)
     * request_route {
     *     if (!exec_avp("yes")) sl_send_reply("500", "Too much");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 500 Too much
     * ```
     *
     * @compat There is no limit in Kamailio.
     */
    max_output: intParam(65_536, { min: 1, max: 16_777_216, unit: 'bytes' }),

    /**
     * How many programs may run at the same time; a call that would be one more fails at once.
     *
     * @example A small machine
     * ```kamailio
     * loadmodule "exec.so"
     * modparam("exec", "enable", 1)
     * modparam("exec", "max_running", 4)
     * request_route { drop; }
     * ```
     *
     * @compat In Kamailio each worker runs one, and waits for it.
     */
    max_running: intParam(32, { min: 1, max: 4096 }),

    /**
     * Whether programs are told of the message in variables of their environment.
     *
     * `SIP_RURI` and `SIP_USER`: the request URI and its user; `SIP_ORURI` and `SIP_OUSER`: the same as they came; `SIP_SRCIP`: who sent it; `SIP_DID`: the
     * tag of To; `SIP_TID`: the same for a request, its retransmissions, its ACK and its CANCEL; `SIP_HF_NAME` for each header, values of
     * one name with commas between. Write `$$SIP_USER` in a command. {@link exec_cmd} has none of them.
     *
     * @example Let a program see who calls
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "pv.so"
     * loadmodule "exec.so"
     * modparam("exec", "enable", 1)
     * request_route {
     *     exec_avp("echo $$SIP_SRCIP $$SIP_OUSER $$SIP_HF_SUBJECT");
     *     sl_send_reply("200", "$avp(1)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:bob@example.com
     *         Subject: lunch
     * alice < 200 192.0.2.10 bob lunch
     * ```
     *
     * @compat Of the server's own environment a program gets `PATH` alone; in Kamailio it gets all of it. `SIP_ORURI` has the name that the
     *   documentation there gives it; the program there calls it `SIP_ORUI`.
     */
    setvars: boolParam(true),

    /**
     * Whether values are kept from becoming part of the program.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "exec.so"
     * modparam("exec", "bash_safety", 1)
     * request_route { drop; }
     * ```
     */
    bash_safety: boolParam(true, {
      idle: 'what a message says is never read by the shell as a program, whatever is written',
    }),
  },
  statistics: {
    /** Programs that were started. */
    started: counter(),
    /** Programs that ended with another status than 0, or were killed. */
    failed: counter(),
    /** Programs that were killed, as they took too long or wrote too much. */
    killed: counter(),
    /** Programs that were not started, as too many were running. */
    refused: counter(),
  },
  state: ({ params, server, log }) =>
    new Programs(
      {
        timeoutMs: (params.time_to_kill || 3600) * 1000,
        maxOutput: params.max_output,
        maxRunning: params.max_running,
      },
      server.clock,
      log,
    ),
  start({ params, log }) {
    if (params.enable) return
    log.warn('exec: no program is run; `modparam("exec", "enable", 1)` lets them run')
  },
  stop({ state }) {
    state.stop()
  },
})
