/** The module's parameters. */

import { intParam, strListParam, strParam } from 'siprose'

import { parseDefinition } from './table/definition.ts'

const database = 'tables live in memory: no database is read or written'
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
   * - `dbtable`, `dbmode`, `cols`, `coldelim`, `colnull` and `dmqreplicate` are for databases and replication, and mean nothing here.
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

  /**
   * The database that tables are read from and written to.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "text:///etc/siprose/db")
   * request_route { drop; }
   * ```
   */
  db_url: strParam('', { idle: database }),

  /**
   * The column of the database with the name of the item.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "key_name_column", "name")
   * request_route { drop; }
   * ```
   */
  key_name_column: strParam('key_name', { idle: database }),

  /**
   * The column of the database that tells single items from lists.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "key_type_column", "kind")
   * request_route { drop; }
   * ```
   */
  key_type_column: strParam('key_type', { idle: database }),

  /**
   * The column of the database that tells texts from numbers.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "value_type_column", "type")
   * request_route { drop; }
   * ```
   */
  value_type_column: strParam('value_type', { idle: database }),

  /**
   * The column of the database with the value.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "key_value_column", "value")
   * request_route { drop; }
   * ```
   */
  key_value_column: strParam('key_value', { idle: database }),

  /**
   * The column of the database that tells when the item ends.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "expires_column", "ends")
   * request_route { drop; }
   * ```
   */
  expires_column: strParam('expires', { idle: database }),

  /**
   * What follows the name of a list in the name of the item that holds its length.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "array_size_suffix", "::count")
   * request_route { drop; }
   * ```
   */
  array_size_suffix: strParam('::size', { idle: database }),

  /**
   * How many rows are read from the database at once.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "fetch_rows", 1000)
   * request_route { drop; }
   * ```
   */
  fetch_rows: intParam(100, { idle: database }),

  /**
   * Whether the end of items is read from the database, and written to it.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "db_expires", 1)
   * request_route { drop; }
   * ```
   */
  db_expires: intParam(0, { idle: database }),

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
