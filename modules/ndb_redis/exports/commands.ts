/** Commands, one by one. */

import { optional, str, type Context } from 'siprose'

import { commandOf } from '../command-line.ts'
import { ndb_redis } from '../module.ts'
import { answered, DISABLED, FAILED, failed, flush, split, unknown, type Self } from '../work.ts'

/** Asks, and keeps the answer. */
function ask(
  self: Self,
  ctx: Context,
  name: string,
  text: string,
  rest: readonly (string | undefined)[],
) {
  const { state, log } = self
  const { values, reply } = split(rest)
  const node = state.find(name)
  if (node === null) return unknown(self, name)
  const command = commandOf(text, values)
  if (typeof command === 'string') {
    log.error(`redis_cmd(): ${command}`)
    return FAILED
  }
  if (node.disabled) return DISABLED
  state.replies.set(ctx, reply, null)
  try {
    const come = state.ask(ctx, node, command)
    return come instanceof Promise
      ? come.then(
          (one) => answered(self, ctx, name, reply, one),
          (error: unknown) => failed(self, name, error),
        )
      : answered(self, ctx, name, reply, come)
  } catch (error) {
    return failed(self, name, error)
  }
}

/**
 * Sends a command to a server, and keeps its answer under a name.
 *
 * The command is words with spaces between them. Each `%s` in it is the next of the values, whatever is in that; up to three can stand
 * between the command and the name. A message that begins a transaction with `MULTI` or `WATCH`, or changes the database with `SELECT`,
 * has a connection of its own from there on.
 *
 * @param server - its name in `server`
 * @param command - the command
 * @param values - the first value for `%s`; without values, the name of the answer
 * @param more - the second value, or the name
 * @param still - the third value, or the name
 * @param reply - the name of the answer, for `$redis`
 * @returns `1` when the server did it, `-1` when it did not or cannot be reached, `-2` while it is left alone (`allowed_timeouts`)
 *
 * @example Count the calls of everybody
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     if (!redis_cmd("srv", "INCR calls:%s", "$fU", "r")) { sl_send_reply("500", "Try later"); exit; }
 *     if ($redis(r=>value) > 2) sl_send_reply("486", "Call $redis(r=>value) is too many");
 *     else sl_send_reply("200", "Call $redis(r=>value)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Call 1
 * alice > OPTIONS sip:example.com
 * alice < 200 Call 2
 * bob   > OPTIONS sip:example.com
 * bob   < 200 Call 1
 * alice > OPTIONS sip:example.com
 * alice < 486 Call 3 is too many
 * ```
 *
 * @example Somebody tries to get in
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_cmd("srv", "SET name:%s %s", "$si", "$hdr(X-Name)", "r");
 *     redis_cmd("srv", "GET name:%s", "$si", "r");
 *     sl_send_reply("200", "$redis(r=>value)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Name: Alice EX 1 %s
 * alice < 200 Alice EX 1 %s
 * ```
 *
 * @example A command that the server refuses
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_cmd("srv", "SET name alice", "r");
 *     if (!redis_cmd("srv", "INCR name", "r")) sl_send_reply("500", "$redis(r=>info)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500 ERR value is not an integer or out of range
 * ```
 * ```log
 * ERROR the server `srv` refuses: ERR value is not an integer or out of range
 * ```
 *
 * @compat A command whose connection goes while it is under way has failed; Kamailio sends it again, so that it may be done twice.
 * @compat `-2` is what is documented; in Kamailio `$rc` is `-1`.
 * @compat Answers belong to the message that asked, and so does a transaction.
 * @compat `SUBSCRIBE`, `MONITOR`, `HELLO` and the like are refused: the connection is that of all messages.
 * @trap A variable that is written into the command instead of a `%s` can bring words of its own.
 */
export const redis_cmd = ndb_redis.cfgFunctionAsync(
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
  (self, ctx, server, command, ...rest) => {
    const before = flush(self, ctx, server)
    if (before === null) return ask(self, ctx, server, command, rest)
    return before instanceof Promise
      ? before.then(() => ask(self, ctx, server, command, rest))
      : ask(self, ctx, server, command, rest)
  },
)

/**
 * Forgets an answer.
 *
 * An answer goes with its message; this is for large ones, and for routes that no message runs.
 *
 * @param reply - its name
 * @returns false when there is no such answer
 *
 * @example Nothing is left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_cmd("srv", "PING", "r");
 *     redis_free("r");
 *     if (!redis_free("other")) sl_send_reply("200", "Type: $redis(r=>type)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Type: <null>
 * ```
 */
export const redis_free = ndb_redis.cfgFunction(
  { args: [str('reply')], routes: 'any' },
  ({ state }, ctx, reply) => state.replies.free(ctx, reply),
)
