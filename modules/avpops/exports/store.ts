/** Writing and removing values of users. */

import { constant, type Context } from 'siprose'

import { isNumberName } from '../avp-name.ts'
import { avpops, messageRoutes } from '../module.ts'
import type { Preference } from '../database/preferences.ts'
import { parseOwner, parseWritten, type Wanted } from '../database/wanted.ts'

/** This module in one server. */
type Self = Parameters<NonNullable<typeof avpops.table.stop>>[0]

/** The values of a message that are wanted, the newest first. */
function valuesOf(self: Self, ctx: Context, { avp, integer, flags }: Wanted): Preference[] {
  const { avps } = ctx
  const wanted: Iterable<string> =
    avp === null ? [...avps.names()].toReversed() : [self.state.names.of(avp, ctx)]
  const values: Preference[] = []
  for (const name of wanted) {
    const number = integer ?? (avp === null && isNumberName(name))
    if (avp === null && integer !== null && isNumberName(name) !== integer) continue
    if (flags !== 0 && (avps.flags(name) & flags) === 0) continue
    for (const value of avps.values(name)) values.push({ name, value, integer: number })
  }
  return values
}

/**
 * Writes values of AVPs into the table of users, one a row.
 *
 * What is there already stays: remove it first with {@link avp_db_delete} where it is to be replaced.
 *
 * @param source - whose, as of {@link avp_db_load}
 * @param name - which, as of {@link avp_db_load}; a scheme cannot be written to
 * @returns -1 when there was nothing to write, or the database does not answer
 *
 * @example A user sets where calls go
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "avpops.so"
 * modparam("avpops", "db_url", "sqlite:///siprose.db")
 * modparam("avpops", "avp_table", "usr_preferences")
 * modparam("avpops", "use_domain", 1)
 * request_route {
 *     $avp(forward) = $hdr(X-Forward);
 *     if ($hdr(X-Forward) != $null) avp_db_delete("$fu", "$avp(forward)");
 *     if (avp_db_store("$fu", "$avp(forward)")) sl_send_reply("200", "Noted");
 *     else sl_send_reply("400", "Where To");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 *         X-Forward: sip:bob@example.com
 * alice < 200 Noted
 * alice > MESSAGE sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 400 Where To
 * ```
 * ```db
 * usr_preferences
 * | uuid | username | domain      | attribute | type | value               |
 * | ""   | alice    | example.com | forward   | 0    | sip:bob@example.com |
 * ```
 *
 * @compat Columns that do not count are empty; Kamailio writes what they held the last time.
 */
export const avp_db_store = avpops.cfgFunctionAsync(
  { args: [constant('source', parseOwner), constant('name', parseWritten)], routes: messageRoutes },
  (self, ctx, ownerOf, wanted) => {
    const { preferences } = self.state
    const owner = ownerOf(ctx)
    if (preferences === null || owner === null) return false
    const values = valuesOf(self, ctx, wanted)
    return values.length === 0 ? false : preferences.store(owner, wanted.table, values)
  },
)

/**
 * Removes values of a user from the table.
 *
 * The AVPs of the message stay.
 *
 * @param source - whose, as of {@link avp_db_load}
 * @param name - which, as of {@link avp_db_load}; a scheme cannot be written to
 * @returns -1 when the database does not answer, or the message names nobody; removing nothing is no failure
 *
 * @example No forwarding any more
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "avpops.so"
 * modparam("avpops", "db_url", "sqlite:///siprose.db")
 * modparam("avpops", "avp_table", "usr_preferences")
 * request_route {
 *     if (avp_db_delete("$fu", "$avp(forward)")) sl_send_reply("200", "Gone");
 *     else sl_send_reply("400", "Who Are You");
 * }
 * ```
 * ```db
 * given usr_preferences
 * | username | attribute | type | value               |
 * | alice    | forward   | 0    | sip:bob@example.com |
 * | alice    | limit     | 1    | 5                   |
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 Gone
 * alice > MESSAGE sip:example.com
 *         From: <sip:example.com>;tag=1
 * alice < 400 Who Are You
 * ```
 * ```db
 * usr_preferences
 * | username | attribute | value |
 * | alice    | limit     | 5     |
 * ```
 *
 * @compat `s` and `i` remove values whose names are of the kind; Kamailio removes all then.
 */
export const avp_db_delete = avpops.cfgFunctionAsync(
  { args: [constant('source', parseOwner), constant('name', parseWritten)], routes: messageRoutes },
  ({ state: { preferences, names } }, ctx, ownerOf, { avp, integer, table }) => {
    const owner = ownerOf(ctx)
    if (preferences === null || owner === null) return false
    const name = avp === null ? null : names.of(avp, ctx)
    return preferences.remove(owner, { name, integer: avp === null ? integer : null, table })
  },
)
