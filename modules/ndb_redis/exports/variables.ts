/** Looking at answers. */

import { key, SiproseError } from 'siprose'

import { ndb_redis } from '../module.ts'
import { lookUp, replyKey } from '../reply-key.ts'
import { ReplyType } from '../resp/reply.ts'

const kinds: ReadonlyMap<string, number> = new Map([
  ['rpl_str', ReplyType.STRING],
  ['rpl_arr', ReplyType.ARRAY],
  ['rpl_int', ReplyType.INTEGER],
  ['rpl_nil', ReplyType.NIL],
  ['rpl_sts', ReplyType.STATUS],
  ['rpl_err', ReplyType.ERROR],
])

/**
 * What a server answered: `$redis(reply=>what)`.
 *
 * - `type` is its kind, a number to compare with `$redisd`.
 * - `value` is the text or the number.
 * - `info` is the text of a status and of an error, and of any other text.
 * - `size` is how many elements an array has; `type[n]` and `value[n]` are those of its element, from 0, where `n` may be a variable. An element
 *   that is an array goes on: `value[0]=>size`, `value[0]=>value[1]`.
 *
 * What is not there is `$null`.
 *
 * @example Walk through an array
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_cmd("srv", "RPUSH gateways 192.0.2.20 192.0.2.30", "r");
 *     redis_cmd("srv", "LRANGE gateways 0 -1", "gw");
 *     $var(i) = 0;
 *     $var(all) = "";
 *     while ($var(i) < $redis(gw=>size)) {
 *         $var(all) = $var(all) + " " + $redis(gw=>value[$var(i)]);
 *         $var(i) = $var(i) + 1;
 *     }
 *     sl_send_reply("200", "Gateways:$var(all)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Gateways: 192.0.2.20 192.0.2.30
 * ```
 * ```values
 * $redis(r=>value)    => 2
 * $redis(gw=>type[0]) => 1
 * $redis(gw=>value[2]) => $null
 * $redis(gw=>value)   => $null
 * $redis(none=>type)  => $null
 * ```
 *
 * @example An array in an array
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_cmd("srv", "SADD friends bob carol", "r");
 *     redis_cmd("srv", "MULTI", "r");
 *     redis_cmd("srv", "SMEMBERS friends", "q");
 *     redis_cmd("srv", "EXEC", "r");
 *     sl_send_reply("200", "$redis(q=>info): $redis(r=>value[0]=>size), $redis(r=>value[0]=>value[1])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 QUEUED: 2, carol
 * ```
 */
export const redis = ndb_redis.pseudoVariable(
  { name: '$redis', key: key('reply=>what', replyKey), type: 'any' },
  { get: ({ state }, ctx, what) => lookUp(ctx, state.replies.get(ctx, what.reply), what) },
)

/**
 * Kinds of answers, to compare with `$redis(reply=>type)`.
 *
 * They are `rpl_str` for a text, `rpl_arr` for an array, `rpl_int` for a number, `rpl_nil` for nothing, `rpl_sts` for a status and `rpl_err`
 * for an error.
 *
 * @example Is there something
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "ndb_redis.so"
 * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
 * request_route {
 *     redis_cmd("srv", "GET blocked:%s", "$si", "r");
 *     if ($redis(r=>type) == $redisd(rpl_nil)) sl_send_reply("200", "Welcome");
 *     else sl_send_reply("403", "Go away");
 *     redis_cmd("srv", "SET blocked:%s 1", "$si", "r");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 403
 * ```
 */
export const redisd = ndb_redis.pseudoVariable(
  {
    name: '$redisd',
    key: key('kind', (text) => {
      const kind = kinds.get(text.trim())
      if (kind !== undefined) return kind
      throw new SiproseError(
        'ndb_redis/kind',
        `\`${text}\` is no kind of answers; it can be ${[...kinds.keys()].join(', ')}`,
      )
    }),
    type: 'int',
  },
  { get: (_self, _ctx, kind) => kind },
)
