/** The module's parameters. */

import { intParam, strListParam, strParam } from 'siprose'

import { databaseParams } from './database-params.ts'
import { parseDefinition } from './table/definition.ts'

const replication = 'tables are of one server: changes are told to no other'

/** The rows of the table. */
export const params = {
  /**
   * A table, as `name=>attribute=value;…`; each setting adds one.
   *
   * - `size` is the number of slots in listings, as a power of two from 3 to 14. A table grows whatever it says.
   * - `autoexpire` is how many seconds an item lives; without it, for ever.
   * - `initval` is a number that an item has that is not there; without it, that is `$null`.
   * - `updateexpire`: with 0, setting an item does not let it live anew.
   * - `dbtable` is the table of {@link db_url} that it is read from at the start; `dbmode` 1 writes it there when the server stops.
   * - `cols`, in quotes, names the columns to read in the place of the usual ones: first that of names, then those of values. Several values
   *   become one text, with `coldelim`, a comma unless given, between them, and `colnull` for NULL. Such a table is not written.
   * - `dmqreplicate` is for replication, and means nothing here.
   *
   * @example Three tries in a minute
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "htable.so"
   * modparam("htable", "htable", "tries=>size=8;autoexpire=60;initval=0;updateexpire=0")
   * request_route {
   *     if ($shtinc(tries=>$fU) > 3) { sl_send_reply("403", "Try Later"); exit; }
   *     sl_send_reply("401", "Unauthorized");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * clock +30s
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   * alice < 403 Try Later
   * clock +30s
   * alice > REGISTER sip:example.com
   * alice < 401
   * ```
   *
   * @example Columns of another table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "htable", "homes=>size=4;dbtable=dbaliases;cols='alias_username,username,domain';coldelim='@'")
   * request_route { sl_send_reply("200", "$sht(homes=>$rU)"); }
   * ```
   * ```db
   * given dbaliases
   * | alias_username | username | domain      |
   * | 4711           | alice    | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 200 alice@example.com
   * ```
   */
  htable: strListParam({ check: parseDefinition }),

  /**
   * How often tables are looked through for items that have ended.
   *
   * An item that has ended is not there any more, whether or not it was found; what waits for this is its `htable:expired` route, and
   * its memory.
   *
   * @example Look every second
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "xlog.so"
   * loadmodule "htable.so"
   * modparam("htable", "htable", "calls=>autoexpire=3")
   * modparam("htable", "timer_interval", 1)
   * event_route[htable:expired:calls] { xlog("L_WARN", "$shtrecord(key) is over\n"); }
   * request_route { $sht(calls=>$ci) = 1; sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Call-ID: a84b4c76e66710
   * alice < 200
   * clock +4s
   * ```
   * ```log
   * WARNING <script>: a84b4c76e66710 is over
   * ```
   */
  timer_interval: intParam(20, { min: 1, max: 86_400, unit: 's' }),

  /**
   * The most items one table can have.
   *
   * Names of items are often made of what arrives, and somebody could send a million of them. A new item is refused when a table is full,
   * those that are there can be set; a line in the log says so once in each `timer_interval`.
   *
   * @example A small table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "htable.so"
   * modparam("htable", "htable", "seen=>size=4")
   * modparam("htable", "max_items", 1)
   * request_route {
   *     $sht(seen=>$fU) = 1;
   *     if ($sht(seen=>$fU) == $null) sl_send_reply("500", "Full"); else sl_send_reply("200", "Noted");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         From: <sip:1001@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:example.com
   *         From: <sip:1002@example.com>;tag=1
   * alice < 500
   * ```
   * ```log
   * ERROR htable: table `seen` is full; see max_items
   * ```
   */
  max_items: intParam(1_000_000, { min: 1, max: 16_000_000 }),

  /**
   * How long `sht_lock()` waits for a lock, and how long a lock can be held.
   *
   * A script that ends without `sht_unlock()` would hold up all others for ever; after this time its lock is free again.
   *
   * @example Wait a second, no longer
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "htable.so"
   * modparam("htable", "htable", "line=>size=4")
   * modparam("htable", "lock_timeout", 1)
   * request_route {
   *     if (!sht_lock("line=>$rU")) { sl_send_reply("500", "Still Locked"); exit; }
   *     sl_send_reply("200", "Locked, and never unlocked");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:1@example.com
   * alice < 200
   * clock +1s
   * alice > OPTIONS sip:1@example.com
   * alice < 200
   * ```
   */
  lock_timeout: intParam(5, { min: 1, max: 3600, unit: 's' }),

  ...databaseParams,

  /**
   * Whether changes are told to other servers.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "enable_dmq", 1)
   * request_route { drop; }
   * ```
   */
  enable_dmq: intParam(0, { idle: replication }),

  /**
   * Whether the items of other servers are asked for at the start.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "dmq_init_sync", 1)
   * request_route { drop; }
   * ```
   */
  dmq_init_sync: intParam(0, { idle: replication }),

  /**
   * The name under which servers tell each other of changes.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "dmq_peer_id", "tables")
   * request_route { drop; }
   * ```
   */
  dmq_peer_id: strParam('htable', { idle: replication }),

  /**
   * How many processes look for items that have ended.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "timer_procs", 1)
   * request_route { drop; }
   * ```
   */
  timer_procs: intParam(0, {
    idle: 'looking for items that have ended is done a piece at a time and holds up no message',
  }),

  /**
   * A function of a scripting language that runs instead of event routes.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "event_callback", "on_event")
   * request_route { drop; }
   * ```
   */
  event_callback: strParam('', { idle: 'there is one language here: write event routes' }),

  /**
   * Which process runs `event_route[htable:mod-init]`.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "event_callback_mode", 1)
   * request_route { drop; }
   * ```
   */
  event_callback_mode: intParam(0, {
    idle: 'there is one place where it can run: when the modules have started',
  }),
}
