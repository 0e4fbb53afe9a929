/** The load, and how strongly pipes react to it. */

import { int } from 'siprose'
import { gain, share } from 'siprose/modules/pipelimit'

import { ratelimit } from '../module.ts'

/**
 * Shows how strongly `FEEDBACK` reacts: the integral, proportional and derivative gain.
 *
 * @example The usual gains
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > rl.get_pid
 * ki[-25.000000] kp[0.000000] kd[0.000000]
 * ```
 */
export const getPid = ratelimit.rpcCommand({ name: 'rl.get_pid', mi: 'rl_get_pid' }, (self) => {
  const { ki, kp, kd } = self.state.limits.gains
  return `ki[${ki.toFixed(6)}] kp[${kp.toFixed(6)}] kd[${kd.toFixed(6)}]`
})

/**
 * Changes how strongly `FEEDBACK` reacts.
 *
 * The share that is refused grows where a gain is below 0: the error is the load that shall be less the load that is.
 *
 * @param ki - the integral gain: what the sum of errors weighs, in percent
 * @param kp - the proportional gain: what the error of now weighs
 * @param kd - the derivative gain: what the change of the error weighs
 *
 * @example React to a rush at once
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > rl.set_pid -25 -100 0
 * > rl.get_pid
 * ki[-25.000000] kp[-100.000000] kd[0.000000]
 * > rl.set_pid fast 0 0
 * error: { code: 400, message: "`fast` is no number; write it as in 0.85" }
 * ```
 */
export const setPid = ratelimit.rpcCommand(
  { name: 'rl.set_pid', mi: 'rl_set_pid', args: [gain('ki'), gain('kp'), gain('kd')] },
  (self, ki, kp, kd) => {
    Object.assign(self.state.limits.gains, { ki, kp, kd })
  },
)

/**
 * Tells the pipes what the load of the processors is; the next measurement replaces it.
 *
 * @param load - 0.0 to 1.0
 *
 * @example Try out what happens under load
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "pipe", "0:FEEDBACK:10")
 * request_route {
 *     if (!rl_check_pipe(0)) { sl_send_reply("503", "Limiting"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```rpc
 * > rl.set_pid 0 -200 0
 * > rl.push_load 0.9
 * > rl.push_load 1.9
 * error: { code: 400, message: "the load is 1.9; it can be 0.0 to 1.0" }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 */
export const pushLoad = ratelimit.rpcCommand(
  { name: 'rl.push_load', mi: 'rl_push_load', args: [share('load')] },
  (self, load) => {
    const { limits } = self.state
    limits.load.cpu = load
    limits.react()
  },
)

/**
 * Has a line written to the log each interval with what came in every pipe, or no more.
 *
 * @param dbg - 1 for yes, 0 for no
 *
 * @example Watch the pipes for a while
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "pipe", "0:TAILDROP:10")
 * request_route { rl_check_pipe(0); sl_send_reply("200", "OK"); }
 * ```
 * ```rpc
 * > rl.set_dbg 1
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * clock +10s
 * ```
 * ```rpc
 * > rl.set_dbg 0
 * ```
 * ```log
 * WARNING ratelimit: 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
 * ```
 */
export const setDebug = ratelimit.rpcCommand(
  { name: 'rl.set_dbg', mi: 'rl_dbg', args: [int('dbg', { min: 0, max: 1 })] },
  (self, wanted) => {
    self.state.log.wanted = wanted !== 0
  },
)
