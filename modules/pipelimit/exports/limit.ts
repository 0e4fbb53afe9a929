/** The questions a script asks. */

import { int, optional, str } from 'siprose'

import { algorithmOf } from '../algorithm.ts'
import { pipelimit } from '../module.ts'
import { NO_PIPE } from '../pipes.ts'

/**
 * Counts the message for a pipe, and is false when the pipe is full.
 *
 * With an algorithm and a limit the pipe is made where there is none of the name. Where there is one, a limit above 0 becomes its
 * limit, and the algorithm stays.
 *
 * - `TAILDROP` lets the first ones of an interval pass, up to the limit.
 * - `RED` lets every second, third, … pass, by how far the interval before was over the limit: refusals are spread evenly.
 * - `FEEDBACK` refuses more and more at random while the processors are busier than `limit` percent.
 * - `NETWORK` refuses while more than `limit` bytes wait in the machine's UDP sockets.
 * - `NOP` only counts.
 *
 * @param name - the pipe
 * @param algorithm - one of the words above, in capitals
 * @param limit - requests in an interval; a percentage for `FEEDBACK`, bytes for `NETWORK`
 * @returns `1` it may pass, `2` the pipe has no limit, `-1` the pipe is full, `-2` there is no such pipe, or no such algorithm, or no room
 *   for one pipe more
 *
 * @example One call in ten seconds for each caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * request_route {
 *     if (!pl_check("$fU", "TAILDROP", 1)) { pl_drop(10); exit; }
 *     sl_send_reply("486", "Busy Here");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 486
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=2
 * alice < 503 Server Unavailable
 *         Retry-After: 10
 * bob > INVITE sip:alice@example.com
 *       From: <sip:bob@example.com>;tag=1
 * bob < 486
 * ```
 *
 * @example Spread what is refused over the interval
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "texts:RED:2")
 * request_route {
 *     if (!pl_check("texts")) { pl_drop(); exit; }
 *     sl_send_reply("202", "Accepted");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 202
 * alice > MESSAGE sip:bob@example.com
 * alice < 202
 * alice > MESSAGE sip:bob@example.com
 * alice < 202
 * alice > MESSAGE sip:bob@example.com
 * alice < 202
 * # twice the limit came, so every second one passes now
 * clock +10s
 * alice > MESSAGE sip:bob@example.com
 * alice < 503
 * alice > MESSAGE sip:bob@example.com
 * alice < 202
 * alice > MESSAGE sip:bob@example.com
 * alice < 503
 * ```
 *
 * @example Tell a pipe that is full from one that is not there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "silent:TAILDROP:0")
 * modparam("pipelimit", "pipe", "free:NOP:0")
 * request_route {
 *     pl_check("$rU");
 *     sl_send_reply("200", "$rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:silent@example.com
 * alice < 200 -1
 * alice > OPTIONS sip:free@example.com
 * alice < 200 2
 * alice > OPTIONS sip:other@example.com
 * alice < 200 -2
 * ```
 *
 * @trap a pipe that is not there makes it false, too: everything is refused when a name is misspelt
 */
export const pl_check = pipelimit.cfgFunction(
  {
    args: [str('name'), optional(str('algorithm')), optional(int('limit'))],
    routes: 'any',
  },
  (self, _ctx, name, algorithm, limit) => {
    const { pipes } = self.state
    const pipe = pipes.find(name)
    if (pipe !== null) {
      if (limit !== undefined && limit > 0) pipe.limit = limit
      return pipes.push(pipe)
    }
    const how = algorithm === undefined ? null : algorithmOf(algorithm)
    if (how === null || limit === undefined) return NO_PIPE
    if (limit < 0) return NO_PIPE
    const made = pipes.add(name, how, limit)
    return made === null ? NO_PIPE : pipes.push(made)
  },
)

/**
 * Tells whether there is a pipe of a name, without counting anything.
 *
 * @param name - the pipe
 *
 * @example Limit only who has a limit
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "pipelimit.so"
 * modparam("pipelimit", "pipe", "1001:TAILDROP:0")
 * request_route {
 *     if (pl_active("$fU") && !pl_check("$fU")) { pl_drop(); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:1001@example.com>;tag=1
 * alice < 503
 * alice > OPTIONS sip:example.com
 *         From: <sip:1002@example.com>;tag=1
 * alice < 200
 * ```
 */
export const pl_active = pipelimit.cfgFunction(
  { args: [str('name')], routes: 'any' },
  (self, _ctx, name) => self.state.pipes.find(name) !== null,
)
