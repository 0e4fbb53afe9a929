/** The load, and how strongly pipes react to it. */

import { pipelimit } from '../module.ts'
import { gain, share } from '../numbers.ts'

/**
 * Shows how strongly `FEEDBACK` reacts: the integral, proportional and derivative gain.
 *
 * @example The usual gains
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > pl.get_pid
 * ki[-25.000000] kp[0.000000] kd[0.000000]
 * ```
 */
export const getPid = pipelimit.rpcCommand({ name: 'pl.get_pid', mi: 'pl_get_pid' }, (self) => {
  const { ki, kp, kd } = self.state.pipes.gains
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
 * loadmodule "pipelimit.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > pl.set_pid -25 -100 0
 * > pl.get_pid
 * ki[-25.000000] kp[-100.000000] kd[0.000000]
 * > pl.set_pid fast 0 0
 * error: { code: 400, message: "`fast` is no number; write it as in 0.85" }
 * ```
 */
export const setPid = pipelimit.rpcCommand(
  {
    name: 'pl.set_pid',
    mi: 'pl_set_pid',
    args: [gain('ki'), gain('kp'), gain('kd')],
  },
  (self, ki, kp, kd) => {
    Object.assign(self.state.pipes.gains, { ki, kp, kd })
  },
)

/**
 * Tells the pipes what the load of the processors is; the next measurement replaces it.
 *
 * For trying out what `FEEDBACK` does, or, with `load_fetch` off, for a load that something else measures.
 *
 * @param load - 0.0 to 1.0
 *
 * @example Try out what happens under load
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "load_fetch", 0)
 * modparam("pipelimit", "pipe", "all:FEEDBACK:10")
 * request_route {
 *     if (!pl_check("all")) { pl_drop(); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```rpc
 * > pl.set_pid 0 -200 0
 * > pl.push_load 0.9
 * > pl.push_load 7
 * error: { code: 400, message: "the load is 7; it can be 0.0 to 1.0" }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 */
export const pushLoad = pipelimit.rpcCommand(
  { name: 'pl.push_load', mi: 'pl_push_load', args: [share('load')] },
  (self, load) => {
    const { pipes } = self.state
    pipes.load.cpu = load
    pipes.react()
  },
)
