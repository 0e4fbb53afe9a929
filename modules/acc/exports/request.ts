/** Records that the script asks for. */

import { prepared, SiproseError, str } from 'siprose'

import { acc } from '../module.ts'

const comment = prepared('comment', (text) => {
  if (text !== '') return text
  throw new SiproseError(
    'acc/comment',
    'the comment is empty; write a status and a phrase, `404 Not Found`',
  )
})
const table = str('table')

/**
 * Writes a record of the message in hand to the log.
 *
 * For what no transaction is answered for: a request that is refused without one, say. A copy of the request is noted once more, so call it
 * where copies have been dealt with.
 *
 * @param comment - a status and a phrase, or words alone
 *
 * @example Note who is called in vain
 * ```kamailio
 * debug = 1
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "acc.so"
 * request_route {
 *     acc_log_request("404 $rU is not here");
 *     sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=a
 *         Call-ID: 1
 * alice < 404
 * ```
 * ```log
 * NOTICE ACC: request accounted: timestamp={now:int};method=MESSAGE;from_tag=a;to_tag=;call_id=1;code=404;reason=bob is not here
 * ```
 *
 * @see {@link acc_request}
 */
export const acc_log_request = acc.cfgFunction(
  { args: [comment], routes: 'any' },
  ({ state }, ctx, text) => {
    state.accounting?.logRequest(ctx, text)
    return true
  },
)

/**
 * Writes a record of the message in hand to a table.
 *
 * The script does not wait for the database.
 *
 * @param comment - a status and a phrase, or words alone
 * @param table - its name; variables in it are replaced
 * @returns -1 when there is no database, or as many rows as may wait for it already
 *
 * @example Note refused requests in a table, with nobody named in the status
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "acc.so"
 * modparam("acc", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     acc_db_request("404 Nobody", "missed_calls");
 *     sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404
 * ```
 * ```db
 * missed_calls
 * | method  | sip_code | sip_reason |
 * | MESSAGE | 404      | Nobody     |
 * ```
 *
 * @example Without a database nothing is noted
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "acc.so"
 * request_route {
 *     if (!acc_db_request("404 Nobody", "acc")) sl_send_reply("500", "Not noted");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500 Not noted
 * ```
 *
 * @compat It does not wait to hear whether the row could be written, which Kamailio does; `acc:rows_lost` counts those that could not.
 */
export const acc_db_request = acc.cfgFunction(
  { args: [comment, table], routes: 'any' },
  ({ state }, ctx, text, name) => state.accounting?.storeRequest(ctx, text, name) ?? false,
)

/**
 * Writes a record of the message in hand to the log, and to a table.
 *
 * Without a database, to the log alone.
 *
 * @param comment - a status and a phrase, or words alone
 * @param table - its name; variables in it are replaced
 *
 * @example Note a request when it comes, and again when it is refused
 * ```kamailio
 * debug = 1
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "acc.so"
 * modparam("acc", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     acc_request("100 Received", "acc");
 *     acc_request("403 Not for $fU", "acc");
 *     sl_send_reply("403", "Forbidden");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=a
 *         Call-ID: 1
 * alice < 403
 * ```
 * ```log
 * NOTICE ACC: request accounted: timestamp={now:int};method=MESSAGE;from_tag=a;to_tag=;call_id=1;code=100;reason=Received
 * NOTICE ACC: request accounted: timestamp={now:int};method=MESSAGE;from_tag=a;to_tag=;call_id=1;code=403;reason=Not for alice
 * ```
 * ```db
 * acc
 * | method  | sip_code | sip_reason    |
 * | MESSAGE | 100      | Received      |
 * | MESSAGE | 403      | Not for alice |
 * ```
 *
 * @compat A record of a request without a tag in To has none; Kamailio shows the tag of another one. Its SQLite driver refuses such rows.
 */
export const acc_request = acc.cfgFunction(
  { args: [comment, table], routes: 'any' },
  ({ state }, ctx, text, name) => {
    const { accounting } = state
    if (accounting === null) return false
    accounting.logRequest(ctx, text)
    return !accounting.stores || accounting.storeRequest(ctx, text, name)
  },
)
