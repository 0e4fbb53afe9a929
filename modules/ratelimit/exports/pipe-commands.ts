/** Pipes and queues as an operator sees and changes them. */

import { int, prepared, SiproseError, str } from 'siprose'
import { algorithmOf, algorithms } from 'siprose/modules/pipelimit'

import { PLACES } from '../declared.ts'
import { ratelimit } from '../module.ts'

const numbers: readonly number[] = Array.from({ length: PLACES }, (_, number) => number)

const pipeNumber = int('pipe_id', { min: 0, max: PLACES - 1 })

const algorithm = prepared('pipe_algorithm', (text) => {
  const found = algorithmOf(text, true)
  if (found !== null) return found
  throw new SiproseError(
    'ratelimit/algorithm',
    `there is no algorithm \`${text}\`; it can be ${algorithms.join(', ')}`,
    { rpcCode: 400 },
  )
})

/**
 * Shows how busy the pipes are, one line each.
 *
 * What came in the interval before stands before the limit, the share that `FEEDBACK` refuses in percent behind it.
 *
 * @example How close to the limit the calls are
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "queue", "0:*")
 * modparam("ratelimit", "pipe", "0:RED:100")
 * request_route { rl_check(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * clock +10s
 * ```
 * ```rpc
 * > rl.stats
 * - "PIPE[0]: 2/100 (drop rate: 0)"
 * ```
 *
 * @compat Pipes that nobody has set are left out; Kamailio shows all 32.
 */
export const stats = ratelimit.rpcCommand({ name: 'rl.stats', mi: 'rl_stats' }, (self) => {
  const { limits } = self.state
  return numbers.flatMap((number) => {
    const pipe = limits.pipe(number)
    if (pipe === null) return []
    const before = `${pipe.lastCounter}/${limits.limit(number)}`
    return [`PIPE[${number}]: ${before} (drop rate: ${Math.round(pipe.dropRate)})`]
  })
})

/**
 * Shows how the pipes limit, one line each.
 *
 * Behind the algorithm stand what came in the interval before, the limit, and, in brackets, what came in this one.
 *
 * @example What is configured
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "pipe", "0:TAILDROP:3")
 * modparam("ratelimit", "pipe", "5:RED:100")
 * request_route { rl_check_pipe(5); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```rpc
 * > rl.get_pipes
 * - "PIPE[0]: 2:TAILDROP 0/3 (drop rate: 0) [0]"
 * - "PIPE[5]: 1:RED 0/100 (drop rate: 0) [1]"
 * ```
 */
export const getPipes = ratelimit.rpcCommand(
  { name: 'rl.get_pipes', mi: 'rl_get_pipes' },
  (self) => {
    const { limits } = self.state
    return numbers.flatMap((number) => {
      const pipe = limits.pipe(number)
      if (pipe === null) return []
      const how = `${algorithms.indexOf(pipe.algorithm)}:${pipe.algorithm}`
      const before = `${pipe.lastCounter}/${limits.limit(number)}`
      return [
        `PIPE[${number}]: ${how} ${before} (drop rate: ${Math.round(pipe.dropRate)}) [${pipe.counter}]`,
      ]
    })
  },
)

/**
 * Sets how a pipe limits.
 *
 * @param pipe_id - 0 to 31
 * @param pipe_algorithm - `TAILDROP`, `RED`, `FEEDBACK`, `NETWORK` or `NOP`
 * @param pipe_limit - as the parameter `pipe` takes it
 *
 * @example Open the gates
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "pipe", "0:TAILDROP:0")
 * request_route {
 *     if (!rl_check_pipe(0)) { sl_send_reply("503", "Limiting"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 * ```rpc
 * > rl.set_pipe 0 NOP 0
 * > rl.set_pipe 32 NOP 0
 * error: { code: 400 }
 * > rl.set_pipe 0 FASTER 1
 * error: { code: 400 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const setPipe = ratelimit.rpcCommand(
  {
    name: 'rl.set_pipe',
    mi: 'rl_set_pipe',
    args: [pipeNumber, algorithm, int('pipe_limit', { min: 0 })],
  },
  (self, number, how, limit) => self.state.limits.setPipe(number, how, limit),
)

/**
 * Shows which pipe each method counts for.
 *
 * @example What is configured
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "queue", "0:REGISTER")
 * modparam("ratelimit", "queue", "2:*")
 * request_route { drop; }
 * ```
 * ```rpc
 * > rl.get_queues
 * - "QUEUE[0]: 0:REGISTER"
 * - "QUEUE[1]: 2:*"
 * ```
 */
export const getQueues = ratelimit.rpcCommand(
  { name: 'rl.get_queues', mi: 'rl_get_queues' },
  (self) =>
    self.state.limits
      .queues()
      .map(({ pipe, method }, number) => `QUEUE[${number}]: ${pipe}:${method}`),
)

/**
 * Sets which pipe a method counts for.
 *
 * @param queue_id - a queue that is there, or the next
 * @param queue_method - a method, or `*`
 * @param pipe_id - 0 to 31
 *
 * @example Have messages counted, too
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "ratelimit.so"
 * modparam("ratelimit", "queue", "0:REGISTER")
 * request_route { drop; }
 * ```
 * ```rpc
 * > rl.set_queue 1 MESSAGE 0
 * > rl.get_queues
 * - "QUEUE[0]: 0:REGISTER"
 * - "QUEUE[1]: 0:MESSAGE"
 * > rl.set_queue 9 INVITE 0
 * error: { code: 400, message: "there is no place for queue 9; it can be 0 to 2, as there are 2 and 32 at most" }
 * ```
 */
export const setQueue = ratelimit.rpcCommand(
  {
    name: 'rl.set_queue',
    mi: 'rl_set_queue',
    args: [int('queue_id'), str('queue_method'), pipeNumber],
  },
  (self, number, method, pipe) => self.state.limits.setQueue(number, method, pipe),
)
