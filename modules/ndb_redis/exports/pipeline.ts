/** Commands, several at once. */

import { optional, str } from 'siprose'

import { commandOf } from '../command-line.ts'
import { ndb_redis } from '../module.ts'
import { PIPELINED } from '../pipelines.ts'
import { execute, FAILED, OK, split, unknown, type Self } from '../work.ts'

function inCluster({ state, log }: Self, name: string): boolean {
  if (!state.settings.cluster) return false
  log.error(`${name}(): a cluster takes no pipelines; use redis_cmd()`)
  return true
}

/**
 * Puts a command aside, to be sent with others by `redis_execute()`.
 *
 * It is written as for `redis_cmd()`. What a message puts aside and does not send is forgotten with it.
 *
 * @param server - its name in `server`
 * @param command - the command
 * @param values - the first value for `%s`; without values, the name of the answer
 * @param more - the second value, or the name
 * @param still - the third value, or the name
 * @param reply - the name of the answer, for `$redis`
 * @returns `-1` when there is no such server, the command cannot be read, or 1000 wait already
 *
 * @example Nothing has been asked yet
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_pipe_cmd("srv", "INCR %s", "$fU", "r");
 *     if (!redis_pipe_cmd("srv", "SET %s", "q")) sl_send_reply("200", "Value: $redis(r=>value)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Value: <null>
 * ```
 * ```log
 * ERROR redis_pipe_cmd(): the command has more %s than values, which are 0
 * ```
 *
 * @compat Commands belong to the message that put them aside; in Kamailio another one may send them.
 */
export const redis_pipe_cmd = ndb_redis.cfgFunction(
  {
    args: [
      str('server'),
      str('command'),
      str('values'),
      optional(str('more')),
      optional(str('still')),
      optional(str('reply')),
    ],
    routes: 'any',
  },
  (self, ctx, server, text, ...rest) => {
    const { state, log } = self
    if (inCluster(self, 'redis_pipe_cmd')) return FAILED
    if (state.find(server) === null) return unknown(self, server)
    const { values, reply } = split(rest)
    const command = commandOf(text, values)
    if (typeof command === 'string') {
      log.error(`redis_pipe_cmd(): ${command}`)
      return FAILED
    }
    state.replies.set(ctx, reply, null)
    if (state.pipelines.add(ctx, server, { command, reply })) return OK
    log.error(
      `redis_pipe_cmd(): ${PIPELINED} commands wait already; send them with redis_execute()`,
    )
    return FAILED
  },
)

/**
 * Sends what `redis_pipe_cmd()` has put aside, all at once.
 *
 * The answers are under the names of their commands. A command that the server refuses does not make it fail: look at the answer.
 *
 * @param server - its name in `server`
 * @returns `1` when the server answered, `-1` when it did not or there was nothing to send, `-2` while it is left alone
 *
 * @example One way there and back for two commands
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_pipe_cmd("srv", "INCR calls", "n");
 *     redis_pipe_cmd("srv", "EXPIRE calls 60", "e");
 *     redis_execute("srv");
 *     if (!redis_execute("srv")) sl_send_reply("200", "$redis(n=>value) $redis(e=>value)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1 1
 * clock +61s
 * alice > OPTIONS sip:example.com
 * alice < 200 1 1
 * ```
 * ```log
 * WARNING redis_execute(): nothing waits for `srv`
 * ```
 */
export const redis_execute = ndb_redis.cfgFunctionAsync(
  { args: [str('server')], routes: 'any' },
  (self, ctx, server) => {
    const { state, log } = self
    if (inCluster(self, 'redis_execute')) return FAILED
    if (state.find(server) === null) return unknown(self, server)
    const piped = state.pipelines.take(ctx, server)
    if (piped.length > 0) return execute(self, ctx, server, piped)
    log.warn(`redis_execute(): nothing waits for \`${server}\``)
    return FAILED
  },
)
