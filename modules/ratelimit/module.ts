/**
 * Limits how many requests of each method pass, by thirty-two numbered pipes.
 *
 * A queue says which pipe a method counts for, a pipe how many requests a second it takes. `rl_check()` looks both up. For limits
 * with names, of customers or gateways, use the module `pipelimit`, which has the same algorithms.
 *
 * @module ratelimit
 */
import { defineModule, intParam, strListParam } from 'siprose'
import { MachineLoad } from 'siprose/modules/pipelimit'

import { parsePipe, parseQueue } from './declared.ts'
import { RateLimits } from './rate-limits.ts'

export const ratelimit = defineModule('ratelimit', {
  params: {
    /**
     * The length of an interval.
     *
     * Limits are requests a second all the same: a pipe of 3 takes 30 in an interval of ten seconds, all in the first of them if they come
     * so.
     *
     * @example Let nobody use up ten seconds at once
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "ratelimit.so"
     * modparam("ratelimit", "timer_interval", 1)
     * modparam("ratelimit", "queue", "0:*")
     * modparam("ratelimit", "pipe", "0:TAILDROP:1")
     * request_route {
     *     if (!rl_check()) { sl_send_reply("503", "Limiting"); exit; }
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * alice > OPTIONS sip:example.com
     * alice < 503 Limiting
     * clock +1s
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     */
    timer_interval: intParam(10, { min: 1, max: 86_400, unit: 's' }),

    /**
     * Which pipe the requests of a method count for, as `pipe:METHOD`; `*` is every method.
     *
     * Each setting adds one, 32 at most. The first that fits counts, so `*` stands last.
     *
     * @example Registrations have a limit, all else has none
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "ratelimit.so"
     * modparam("ratelimit", "queue", "0:REGISTER")
     * modparam("ratelimit", "queue", "1:*")
     * modparam("ratelimit", "pipe", "0:TAILDROP:0")
     * modparam("ratelimit", "pipe", "1:NOP:0")
     * request_route {
     *     if (!rl_check()) { sl_send_reply("503", "Limiting"); exit; }
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > REGISTER sip:example.com
     * alice < 503 Limiting
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     */
    queue: strListParam({ check: parseQueue }),

    /**
     * How a pipe limits, as `pipe:algorithm:limit`; pipes have the numbers 0 to 31.
     *
     * The limit is requests a second for `TAILDROP` and `RED`, a percentage of the processors' time for `FEEDBACK`, and bytes that wait in the
     * machine's UDP sockets for `NETWORK`; `NOP` lets all pass.
     *
     * @example A pipe for calls
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "ratelimit.so"
     * modparam("ratelimit", "timer_interval", 1)
     * modparam("ratelimit", "queue", "3:INVITE")
     * modparam("ratelimit", "pipe", "3:TAILDROP:2")
     * request_route {
     *     if (!rl_check()) { sl_send_reply("503", "Limiting"); exit; }
     *     sl_send_reply("486", "Busy Here");
     * }
     * ```
     * ```sip
     * alice > INVITE sip:bob@example.com
     * alice < 486
     * bob   > INVITE sip:carol@example.com
     * bob   < 486
     * carol > INVITE sip:alice@example.com
     * carol < 503 Limiting
     * ```
     */
    pipe: strListParam({ check: parsePipe }),
  },
  state(self) {
    const { params, server } = self
    const machine = new MachineLoad()
    const limits = new RateLimits(machine, server.random, params.timer_interval)
    for (const text of params.pipe) {
      const { pipe, algorithm, limit } = parsePipe(text)
      limits.setPipe(pipe, algorithm, limit)
    }
    for (const text of params.queue) {
      const { pipe, method } = parseQueue(text)
      limits.setQueue(limits.queueCount, method, pipe)
    }
    return { machine, limits, log: { wanted: false } }
  },
  start(self) {
    const { machine, limits, log } = self.state
    self.server.every(self.params.timer_interval * 1000, () => {
      machine.measure((algorithm) => limits.has(algorithm))
      limits.turn()
      if (log.wanted) self.log.warn(`ratelimit: ${limits.counts().join(' ')}`)
    })
  },
})
