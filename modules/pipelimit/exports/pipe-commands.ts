/** Pipes as an operator sees and changes them. */

import { int, optional, prepared, SiproseError, str } from 'siprose'

import { algorithmOf, algorithms } from '../algorithm.ts'
import { pipelimit } from '../module.ts'
import type { Pipe } from '../pipe.ts'
import type { Pipes } from '../pipes.ts'

const BAD_REQUEST = 400

function known(pipes: Pipes, name: string): Pipe {
  const pipe = pipes.find(name)
  if (pipe !== null) return pipe
  throw new SiproseError('pipelimit/unknown-pipe', `there is no pipe \`${name}\``, {
    rpcCode: BAD_REQUEST,
  })
}

const algorithm = prepared('algorithm', (text) => {
  const found = algorithmOf(text, true)
  if (found !== null) return found
  throw new SiproseError(
    'pipelimit/unknown-algorithm',
    `there is no algorithm \`${text}\`; it can be ${algorithms.join(', ')}`,
    { rpcCode: BAD_REQUEST },
  )
})

/**
 * Shows pipes with all that is known of them.
 *
 * @param name - one pipe; all without it
 *
 * @example See how close to its limit a customer is
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * request_route { pl_check("acme", "TAILDROP", 3); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```rpc
 * > pl.list acme
 * - { name: acme, algorithm: TAILDROP, limit: 3, counter: 2, last_counter: 0, unused_intervals: 0 }
 * > pl.list nobody
 * error: { code: 400, message: "there is no pipe `nobody`" }
 * ```
 */
export const list = pipelimit.rpcCommand(
  { name: 'pl.list', args: [optional(str('name'))] },
  (self, name) => {
    const { pipes } = self.state
    const shown = name === undefined ? [...pipes.entries()] : [[name, known(pipes, name)] as const]
    return shown.map(([each, pipe]) => ({
      name: each,
      algorithm: pipe.algorithm,
      limit: pipe.limit,
      counter: pipe.counter,
      last_counter: pipe.lastCounter,
      unused_intervals: pipe.unused,
    }))
  },
)

/**
 * Shows pipes by how they limit, one line each.
 *
 * @example What is configured
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "gateway:RED:100")
 * request_route { drop; }
 * ```
 * ```rpc
 * > pl.get_pipes
 * - "PIPE: id=gateway algorithm=RED limit=100 counter=0"
 * ```
 */
export const getPipes = pipelimit.rpcCommand({ name: 'pl.get_pipes', mi: 'pl_get_pipes' }, (self) =>
  [...self.state.pipes.entries()].map(
    ([name, pipe]) =>
      `PIPE: id=${name} algorithm=${pipe.algorithm} limit=${pipe.limit} counter=${pipe.counter}`,
  ),
)

/**
 * Shows pipes by how busy they are, one line each.
 *
 * `load` is how many times its limit a pipe had in the interval before, `counter` what it had then.
 *
 * @example Which gateway is asked for more than it can do
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "gateway:RED:1")
 * request_route { pl_check("gateway"); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * clock +10s
 * ```
 * ```rpc
 * > pl.stats
 * - "PIPE: id=gateway load=2 counter=2"
 * ```
 */
export const stats = pipelimit.rpcCommand({ name: 'pl.stats', mi: 'pl_stats' }, (self) =>
  [...self.state.pipes.entries()].map(
    ([name, pipe]) => `PIPE: id=${name} load=${pipe.load} counter=${pipe.lastCounter}`,
  ),
)

/**
 * Gives a pipe another algorithm and another limit.
 *
 * @param name - the pipe
 * @param algorithm - `TAILDROP`, `RED`, `FEEDBACK`, `NETWORK` or `NOP`
 * @param limit - as {@link pl_check} takes it
 *
 * @example Let more through, now
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "gateway:TAILDROP:1")
 * request_route {
 *     if (!pl_check("gateway")) { pl_drop(); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 * ```rpc
 * > pl.set_pipe gateway TAILDROP 100
 * > pl.set_pipe gateway FASTER 100
 * error: { code: 400, message: "there is no algorithm `FASTER`; it can be NOP, RED, TAILDROP, FEEDBACK, NETWORK" }
 * > pl.set_pipe gatway RED 100
 * error: { code: 400, message: "there is no pipe `gatway`" }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const setPipe = pipelimit.rpcCommand(
  {
    name: 'pl.set_pipe',
    mi: 'pl_set_pipe',
    args: [str('name'), algorithm, int('limit', { min: 0 })],
  },
  (self, name, how, limit) => {
    const pipe = known(self.state.pipes, name)
    pipe.algorithm = how
    pipe.limit = limit
  },
)

/**
 * Sets what a pipe has counted in this interval back to nothing.
 *
 * @param name - the pipe
 *
 * @example Give a customer a fresh start
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * request_route {
 *     if (!pl_check("acme", "TAILDROP", 1)) { pl_drop(); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 * ```rpc
 * > pl.reset_pipe acme
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const resetPipe = pipelimit.rpcCommand(
  { name: 'pl.reset_pipe', args: [str('name')] },
  (self, name) => {
    const pipe = known(self.state.pipes, name)
    pipe.counter = 0
    pipe.lastCounter = 0
    pipe.load = 0
  },
)

/**
 * Removes a pipe; one that the script makes comes back with the next request for it.
 *
 * @param name - the pipe
 *
 * @example Remove a customer who left
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "acme:TAILDROP:10")
 * request_route {
 *     if (pl_active("acme")) sl_send_reply("200", "There"); else sl_send_reply("404", "Gone");
 * }
 * ```
 * ```rpc
 * > pl.rm_pipe acme
 * > pl.rm_pipe acme
 * error: { code: 400, message: "there is no pipe `acme`" }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 404 Gone
 * ```
 */
export const removePipe = pipelimit.rpcCommand(
  { name: 'pl.rm_pipe', args: [str('name')] },
  (self, name) => {
    known(self.state.pipes, name)
    self.state.pipes.remove(name)
  },
)
