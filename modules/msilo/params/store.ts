/** What is kept, where, and for how long. */

import {
  dbUrlParam,
  DEFAULT_DB_URL,
  intParam,
  optionalStrParam,
  strParam,
  tableName,
} from 'siprose'

import { variableName } from './forms.ts'

/** The rows of the table that say what is kept. */
export const storeParams = {
  /**
   * Where the messages are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < 202
   * ```
   * ```db
   * silo
   * | username | body   |
   * | bob      | Lunch? |
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * The table they are in. `siprose db` makes one.
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
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given mail
   * | id | src_addr              | dst_addr           | username | domain      | body   | ctype      | inc_time  | exp_time  | snd_time | extra_hdrs | callid |
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
   */
  db_table: strParam('silo', { check: tableName }),

  /**
   * For how long a message is kept, where its Expires says nothing shorter.
   *
   * It counts for reminders too: one that is due later than that is never sent.
   *
   * @example Keep messages for an hour
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "expire_time", 3600)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < 202
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *         Expires: 60
   *
   *         Now?
   * alice < 202
   * ```
   * ```db
   * silo
   * | body   | exp_time  |
   * | Lunch? | 946688400 |
   * | Now?   | 946684860 |
   * ```
   * ```sip
   * clock +1200s
   * ```
   * ```db
   * silo
   * | body   |
   * | Lunch? |
   * ```
   */
  expire_time: intParam(259_200, { min: 1, unit: 's' }),

  /**
   * How many messages of one user are kept; 0 for any number.
   *
   * Anybody who may send messages to a user who is not there fills the table: a limit is wise.
   *
   * @example Keep one
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "max_messages", 1)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < 202
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Dinner?
   * alice < 503
   * alice > MESSAGE sip:carol@192.0.2.30
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < 202
   * ```
   */
  max_messages: intParam(0, { min: 0, max: 100_000 }),

  /**
   * The longest body that is kept.
   *
   * Columns of MariaDB hold 65535 bytes, those of other databases more.
   *
   * @example Keep short messages
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "max_body_size", 10)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < 202
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Lunch, or rather dinner?
   * alice < 503
   * ```
   */
  max_body_size: intParam(65_535, { min: 1, unit: 'bytes' }),

  /**
   * The variable with the time at which the message is sent as a reminder.
   *
   * The time is written `20260101201500`, as clocks here show it. A time that is none makes it a message like others.
   *
   * @example Wake somebody up
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "snd_time_avp", "$avp(when)")
   * modparam("msilo", "reminder", "sip:clock@example.com")
   * modparam("msilo", "send_time", 10)
   * request_route {
   *     $avp(when) = $hdr(X-When);
   *     if (m_store()) sl_send_reply("202", "Accepted");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:alice@192.0.2.10
   *         Content-Type: text/plain
   *         X-When: 20000101000500
   *
   *         Get up
   * alice < 202
   * quiet 290s
   * clock +10s
   * alice < MESSAGE sip:alice@192.0.2.10
   *         From: <sip:clock@example.com>;tag={*}
   *
   *         [Reminder message - Sat Jan  1 00:05:00 2000] Get up
   * alice > 200
   * ```
   * ```db
   * silo
   * | body |
   * ```
   */
  snd_time_avp: optionalStrParam({ check: variableName }),

  /**
   * The variable with header lines that are kept instead of those of the message.
   *
   * Each line ends with `\r\n`.
   *
   * @example Say where it was kept
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "extra_hdrs_avp", "$avp(kept)")
   * request_route {
   *     $avp(kept) = "X-Kept-At: " + $Ri + "\r\n";
   *     if (m_store()) sl_send_reply("202", "Accepted");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *         X-Mood: hungry
   *
   *         Lunch?
   * alice < 202
   * ```
   * ```db
   * silo
   * | body   | extra_hdrs |
   * | Lunch? | "X-Kept-At: 192.0.2.1\r\n" |
   * ```
   */
  extra_hdrs_avp: optionalStrParam({ check: variableName }),

  /**
   * Whether messages are delivered with the Call-ID they came with: 1, or one of their own: 0.
   *
   * @example Find a message again in the logs
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "use_mode", 1)
   * request_route {
   *     if ($rm == "REGISTER") { m_dump(); sl_send_reply("200", "OK"); exit; }
   *     m_store("sip:bob@example.com");
   *     sl_send_reply("202", "Accepted");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *         Call-ID: c1@192.0.2.10
   *
   *         Lunch?
   * alice < 202
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Call-ID: c1@192.0.2.10
   *
   *       [Offline message - Sat Jan  1 00:00:00 2000] Lunch?
   * bob > 200
   * bob < 200
   * ```
   */
  use_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * The unit of `clean_period`.
   *
   * Elsewhere deliveries are looked after in such rounds; here the answer to each removes its message at once.
   *
   * @example Drop what has expired within ten seconds
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "check_time", 10)
   * modparam("msilo", "clean_period", 1)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *         Expires: 15
   *
   *         Lunch?
   * alice < 202
   * clock +10s
   * ```
   * ```db
   * silo
   * | body   |
   * | Lunch? |
   * ```
   * ```sip
   * clock +10s
   * ```
   * ```db
   * silo
   * | body |
   * ```
   */
  check_time: intParam(60, { min: 1, unit: 's' }),

  /**
   * How often messages that have expired are dropped, in rounds of `check_time`.
   *
   * @example Drop them once a minute
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "clean_period", 1)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *         Expires: 15
   *
   *         Lunch?
   * alice < 202
   * clock +50s
   * ```
   * ```db
   * silo
   * | body   |
   * | Lunch? |
   * ```
   * ```sip
   * clock +10s
   * ```
   * ```db
   * silo
   * | body |
   * ```
   */
  clean_period: intParam(10, { min: 1 }),
}
