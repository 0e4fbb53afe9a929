/** Keeping messages. */

import { optional, parseUri, str } from 'siprose'

import { msilo } from '../module.ts'

/**
 * Keeps the message in hand for a reader who is not there.
 *
 * A transaction should have begun before, so that a copy of the request is not stored a second time. What is kept is the body, its media
 * type without parameters, From and To, and the headers that say something of the message: `X-…`, `P-Asserted-Identity`, `Reply-To`. Those of
 * its way, of who sent it with what, and credentials are not. An Expires that is shorter than `expire_time` counts. The sender is told, where
 * `from_address` and `offline_message` are set.
 *
 * @param owner - the URI of whose message it is; the request URI if left out
 * @returns false where nothing is kept: no body or Content-Type, no user in the URI, too many messages, or a database that does not answer
 *
 * @example Keep it, and deliver it on registration
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "msilo.so"
 * modparam("msilo", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if ($rm == "REGISTER") { sl_send_reply("200", "OK"); m_dump(); exit; }
 *     t_newtran();
 *     if (m_store()) t_reply("202", "Accepted");
 *     else t_reply("503", "Not Stored");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/plain
 *         X-Mood: hungry
 *
 *         Lunch?
 * alice < 202 Accepted
 * ```
 * ```db
 * silo
 * | username | domain     | ctype      | body   | inc_time  | exp_time  | snd_time |
 * | bob      | 192.0.2.20 | text/plain | Lunch? | 946684800 | 946944000 | 0        |
 * ```
 * ```sip
 * clock +60s
 * bob   > REGISTER sip:example.com
 *         To: <sip:bob@192.0.2.20>
 *         Contact: <sip:bob@192.0.2.20>
 * bob   < 200 OK
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag={*}
 *         Date: Sat, 01 Jan 2000 00:00:00 GMT
 *         X-Mood: hungry
 *
 *         [Offline message - Sat Jan  1 00:00:00 2000] Lunch?
 * bob   > 200 OK
 * ```
 * ```db
 * silo
 * | username |
 * ```
 *
 * @example What cannot be kept
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "msilo.so"
 * modparam("msilo", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     t_newtran();
 *     if (m_store("$tu")) t_reply("202", "Accepted");
 *     else t_reply("503", "Not Stored");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/plain
 * alice < 503 Not Stored
 * alice > MESSAGE sip:bob@192.0.2.20
 *         - Content-Type
 *
 *         Of which type is this?
 * alice < 503 Not Stored
 * alice > MESSAGE sip:192.0.2.20
 *         Content-Type: text/plain
 *
 *         For whom is this?
 * alice < 503 Not Stored
 * ```
 *
 * @trap a reader who stays away for longer than `expire_time` loses the message; senders are not told
 * @rfc 3428 section 7
 */
export const m_store = msilo.cfgFunctionAsync(
  { args: [optional(str('owner'))], routes: ['request', 'failure'] },
  ({ state }, ctx, owner) => state.store(ctx, { owner: owner ?? null, from: null, to: null }),
)

/**
 * Keeps the message in hand with other addresses than those in From and To.
 *
 * @param owner - the URI of whose message it is
 * @param srcaddr - the URI it is delivered from
 * @param dstaddr - the URI it is delivered to
 * @returns false where nothing is kept, as with `m_store()`, and where an address is not a URI
 *
 * @example Hide who wrote it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "msilo.so"
 * modparam("msilo", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (m_store_addrs("$ru", "sip:office@example.com", "sip:$rU@192.0.2.20")) sl_send_reply("202", "Accepted");
 *     else sl_send_reply("503", "Not Stored");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         Content-Type: text/plain
 *
 *         Lunch?
 * alice < 202
 * ```
 * ```db
 * silo
 * | username | domain      | src_addr               | dst_addr           |
 * | bob      | example.com | sip:office@example.com | sip:bob@192.0.2.20 |
 * ```
 *
 * @example An address that is none
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "msilo.so"
 * modparam("msilo", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (m_store_addrs("$ru", "the office", "$tu")) sl_send_reply("202", "Accepted");
 *     else sl_send_reply("503", "Not Stored");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         Content-Type: text/plain
 *
 *         Lunch?
 * alice < 503
 * ```
 */
export const m_store_addrs = msilo.cfgFunctionAsync(
  { args: [str('owner'), str('srcaddr'), str('dstaddr')], routes: ['request', 'failure'] },
  ({ state }, ctx, owner, from, to) => {
    if (parseUri(from) === null || parseUri(to) === null) return false
    return state.store(ctx, { owner, from, to })
  },
)
