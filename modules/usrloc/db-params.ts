/** Parameters of the database that contacts are kept in. */

import { DEFAULT_DB_URL, dbUrlParam, intParam } from 'siprose'

/** The rows of the table that say what is kept where. */
export const dbParams = {
  /**
   * Where contacts are kept besides memory, or instead of it.
   *
   * - 0: nowhere; they are gone when the server is
   * - 1: in the database too, before a REGISTER is answered: what was acknowledged is there after any end of the server. Where the database
   *   refuses, the phone is answered 503, or 500 where nothing will help, and memory is what it was
   * - 2: in the database too, every `timer_interval` and before the server stops; what was not written yet is lost when it is killed
   * - 3: in the database alone, which each lookup reads: several servers can share it
   * - 4: they are read from the database at the start, and nothing is written
   *
   * @example What was acknowledged is stored
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * ```
   * ```db
   * location
   * | username | contact            | socket             |
   * | bob      | sip:bob@192.0.2.20 | udp:192.0.2.1:5060 |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: *
   *       Expires: 0
   * bob < 200
   * ```
   * ```db
   * location
   * | username |
   * ```
   *
   * @example A lookup that reads the database
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 3)
   * request_route { if (lookup("location")) forward(); else sl_send_reply("404", "Not Found"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 404
   * ```
   * ```db
   * given location
   * | ruid  | username | contact            | expires             |
   * | other | bob      | sip:bob@192.0.2.20 | 2099-01-01 00:00:00 |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * bob   < MESSAGE sip:bob@192.0.2.20
   * ```
   *
   * @example Pings to phones that a database has
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "nathelper.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 3)
   * modparam("nathelper", "natping_interval", 10)
   * modparam("nathelper", "sipping_from", "sip:ping@example.com")
   * modparam("nathelper", "sipping_bflag", 7)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid  | username | contact            | expires             | socket             |
   * | one   | bob      | sip:bob@192.0.2.20 | 2099-01-01 00:00:00 | udp:192.0.2.1:5060 |
   * | two   | carol    | sip:c@192.0.2.30   | 2099-01-01 00:00:00 | udp:192.0.2.7:5060 |
   * ```
   * ```sip
   * clock +11s
   * bob < OPTIONS sip:bob@192.0.2.20
   * bob > 200 OK
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   * ```
   */
  db_mode: intParam(0, { min: 0, max: 4 }),

  /**
   * The database that contacts are kept in, with `db_mode`.
   *
   * @example A database that several servers share
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "db_postgres.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_url", "postgres://siprose:secret@db.example.com/siprose")
   * modparam("usrloc", "db_mode", 3)
   * request_route { drop; }
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * With 0 contacts are not read at the start; `db_mode` 4 reads them anyway.
   *
   * @example Begin with nobody
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "db_load", 0)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid  | username | contact            | expires             |
   * | other | bob      | sip:bob@192.0.2.20 | 2099-01-01 00:00:00 |
   * ```
   * ```rpc
   * > ul.lookup location bob
   * error: { code: 500, message: "AOR not found in location table" }
   * ```
   */
  db_load: intParam(1),

  /**
   * With 0 rows are not found by their record id.
   *
   * They are found by address of record and what `matching_mode` says then: for tables whose record ids are not unique. It is slower, as rows are written one by one.
   *
   * @example A table of an older server
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "db_load", 0)
   * modparam("usrloc", "db_ops_ruid", 0)
   * request_route { save("location"); }
   * ```
   * ```db
   * given location
   * | ruid  | username | contact            | callid |
   * | other | bob      | sip:bob@192.0.2.20 | old    |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Call-ID: new
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * ```
   * ```db
   * location
   * | username | contact            | callid |
   * | bob      | sip:bob@192.0.2.20 | new    |
   * ```
   */
  db_ops_ruid: intParam(1, { min: 0, max: 1 }),

  /**
   * How times are kept: as dates with 0, as seconds since 1970 with 1.
   *
   * With 1 the columns have to be of a type like `BIGINT`, `last_modified` of `location_attrs` too. Such times do not care about zones and summer time.
   *
   * @example Times as numbers
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 4)
   * modparam("usrloc", "expires_type", 1)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid  | username | contact            | expires    | last_modified |
   * | other | bob      | sip:bob@192.0.2.20 | 4070908800 | 946684800     |
   * ```
   * ```rpc
   * > ul.lookup location bob
   * AoR: bob
   * ```
   */
  expires_type: intParam(0, { min: 0, max: 1 }),

  /**
   * With 1 contacts are not read whose socket is none of this server's.
   *
   * For servers that share a database and have each its own phones.
   *
   * @example A phone that another server has
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "skip_remote_socket", 1)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid | username | contact              | expires             | socket             |
   * | one  | bob      | sip:bob@192.0.2.20   | 2099-01-01 00:00:00 | udp:192.0.2.1:5060 |
   * | two  | carol    | sip:carol@192.0.2.30 | 2099-01-01 00:00:00 | udp:192.0.2.7:5060 |
   * ```
   * ```rpc
   * > ul.dump brief
   * Domains: [{ Domain: { AoRs: [{ AoR: bob }] } }]
   * ```
   */
  skip_remote_socket: intParam(0),

  /**
   * With 1 rows that have ended are removed by the timer where memory does not know of them.
   *
   * For `db_mode` 1 and 2: rows that others have left, for example. With `db_mode` 3 they are removed always.
   *
   * @example What an earlier server has left
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "db_load", 0)
   * modparam("usrloc", "db_timer_clean", 1)
   * modparam("usrloc", "timer_interval", 1)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid  | username | contact            | expires             |
   * | other | bob      | sip:bob@192.0.2.20 | 1999-01-01 00:00:00 |
   * ```
   * ```sip
   * quiet 2s
   * ```
   * ```db
   * location
   * | username |
   * ```
   */
  db_timer_clean: intParam(0),

  /**
   * How long rows stay that have ended, with `db_mode` 3.
   *
   * Nobody finds them meanwhile. `event_route[usrloc:contact-expired]` runs when they are removed, on the server that does it.
   *
   * @example A minute for who comes late
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "xlog.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 3)
   * modparam("usrloc", "timer_interval", 1)
   * modparam("usrloc", "rm_expired_delay", 60)
   * event_route[usrloc:contact-expired] { xlog("L_WARN", "$ulc(exp=>aor) has left\n"); }
   * request_route { if (method == "REGISTER") save("location"); else if (!registered("location")) sl_send_reply("404", "Gone"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>;expires=60
   * bob < 200
   * clock +62s
   * alice > OPTIONS sip:bob@example.com
   * alice < 404 Gone
   * ```
   * ```db
   * location
   * | username |
   * | bob      |
   * ```
   * ```sip
   * clock +61s
   * ```
   * ```db
   * location
   * | username |
   * ```
   * ```log
   * WARNING <script>: bob has left
   * ```
   */
  rm_expired_delay: intParam(0, { min: 0, max: 86_400, unit: 's' }),

  /**
   * With 1 rows of other servers are left alone.
   *
   * They are neither read at the start nor removed when they have ended. Servers are told apart by the core's `server_id`. For servers that share a table and keep contacts in memory too.
   *
   * @example Two servers, one table
   * ```kamailio
   * server_id = 7
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "server_id_filter", 1)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid | username | contact              | expires             | server_id |
   * | one  | bob      | sip:bob@192.0.2.20   | 2099-01-01 00:00:00 | 7         |
   * | two  | carol    | sip:carol@192.0.2.30 | 2099-01-01 00:00:00 | 8         |
   * ```
   * ```rpc
   * > ul.dump brief
   * Domains: [{ Domain: { AoRs: [{ AoR: bob }] } }]
   * ```
   */
  server_id_filter: intParam(0),

  /**
   * With 0 the versions of tables are not checked.
   *
   * @example A table of another make
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "version_table", 0)
   * request_route { drop; }
   * ```
   */
  version_table: intParam(1),

  /**
   * How many rows are read at once at the start.
   *
   * @example A small machine
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "fetch_rows", 500)
   * request_route { drop; }
   * ```
   */
  fetch_rows: intParam(2000, { min: 1, max: 1_000_000 }),

  /**
   * With 1 contacts that came over connections are removed from the database at the start.
   *
   * Their connections ended with the server, and phones behind NATs cannot be reached over others.
   *
   * @example Phones that open connections themselves
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "db_clean_tcp", 1)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid | username | contact                          | expires             | connection_id |
   * | one  | bob      | sip:bob@192.0.2.20               | 2099-01-01 00:00:00 | -1            |
   * | two  | carol    | sip:carol@192.0.2.30;transport=tcp | 2099-01-01 00:00:00 | 12          |
   * ```
   * ```rpc
   * > ul.dump brief
   * Domains: [{ Domain: { AoRs: [{ AoR: bob }] } }]
   * ```
   */
  db_clean_tcp: intParam(0),

  /**
   * How many changes may wait for the database.
   *
   * Where more would wait, as it is slower than phones register or not there at all, REGISTERs are answered 503. A change that waits takes about
   * a kilobyte with `db_mode` 1 and 3, and a hundred bytes with 2.
   *
   * @example A machine with little memory
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 2)
   * modparam("usrloc", "db_max_waiting", 10000)
   * request_route { drop; }
   * ```
   *
   * @compat Kamailio has no such limit.
   */
  db_max_waiting: intParam(100_000, { min: 1, max: 10_000_000 }),
}
