/** The names of columns. */

import { columnName, strParam } from 'siprose'

/** The rows of the table that name columns. */
export const columnParams = {
  /**
   * The column with the number of a message.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_mid", "message_number")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | message_number | src_addr              | dst_addr           | username | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1              | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | message_number |
   * ```
   */
  sc_mid: strParam('id', { check: columnName }),

  /**
   * The column with the URI of who wrote it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_from", "sender")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | sender                | dst_addr           | username | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_from: strParam('src_addr', { check: columnName }),

  /**
   * The column with the URI it was sent to, and is delivered to.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_to", "recipient")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | recipient          | username | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_to: strParam('dst_addr', { check: columnName }),

  /**
   * The column with the user whose message it is.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_uri_user", "login")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | login | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob   | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_uri_user: strParam('username', { check: columnName }),

  /**
   * The column with that user's domain.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_uri_host", "home")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | home        | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_uri_host: strParam('domain', { check: columnName }),

  /**
   * The column with the body.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_body", "text")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | text   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_body: strParam('body', { check: columnName }),

  /**
   * The column with the media type of the body.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_ctype", "media_type")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | media_type | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_ctype: strParam('ctype', { check: columnName }),

  /**
   * The column with the time at which the message is dropped, in seconds since 1970.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_exp_time", "until")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | ctype      | inc_time  | until     | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_exp_time: strParam('exp_time', { check: columnName }),

  /**
   * The column with the time at which it came.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_inc_time", "since")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | ctype      | since     | exp_time  | snd_time | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_inc_time: strParam('inc_time', { check: columnName }),

  /**
   * The column with the time at which a reminder is sent; 0 for no reminder.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_snd_time", "due")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | ctype      | inc_time  | exp_time  | due | extra_hdrs | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0   | NULL       | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_snd_time: strParam('snd_time', { check: columnName }),

  /**
   * The column with header lines that are delivered with it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_stored_hdrs", "headers")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | headers | callid |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL    | ""     |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   * ```db
   * mail
   * | id |
   * ```
   */
  sc_stored_hdrs: strParam('extra_hdrs', { check: columnName }),

  /**
   * The column with the Call-ID it came with; used where `use_mode` is 1.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "db_table", "mail")
   * modparam("msilo", "sc_callid", "call")
   * modparam("msilo", "use_mode", 1)
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | call |
   * | 1  | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | text/plain | 946684700 | 946685000 | 0        | NULL       | c1   |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | mail       | 8             |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Call-ID: c1
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   */
  sc_callid: strParam('callid', { check: columnName }),

  /**
   * The column with the state of a message.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "sc_status", "status")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given silo
   * | src_addr              | dst_addr           | username | domain      | body   | inc_time  | exp_time  |
   * | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | 946684700 | 946685000 |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   */
  sc_status: strParam('status', {
    idle: 'a message that has arrived is removed, and all others are in one state',
  }),
}
