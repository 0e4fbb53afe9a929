/** How messages are delivered. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

import { sipUri } from './forms.ts'

/** The rows of the table that say how messages are delivered. */
export const deliveryParams = {
  /**
   * The next hop of all requests that this module sends.
   *
   * Without it, they go where their URI says: to a domain of this server, that is to itself.
   *
   * @example Hand them to the proxy
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "outbound_proxy", "sip:192.0.2.30")
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given silo
   * | src_addr              | dst_addr           | username | domain      | body   | inc_time  | exp_time  |
   * | sip:alice@example.com | sip:bob@example.com | bob      | example.com | Lunch? | 946684700 | 946685000 |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * carol < MESSAGE sip:bob@example.com
   * bob < 200
   * carol > 200
   * ```
   * ```db
   * silo
   * | body |
   * ```
   */
  outbound_proxy: optionalStrParam({ check: sipUri }),

  /**
   * Whether texts begin with the time at which they came, or were due.
   *
   * Of messages, only those of type `text/plain` do.
   *
   * @example Deliver them as they were written
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "add_date", 0)
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
   *       Date: Fri, 31 Dec 1999 23:58:20 GMT
   *
   *       Lunch?
   * bob > 200
   * bob < 200
   * ```
   */
  add_date: boolParam(true),

  /**
   * Whether they have a Contact, the address they are from; RFC 3428 wants none.
   *
   * @example For a phone that insists on one
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "add_contact", 1)
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
   *       Contact: <sip:alice@example.com>;msilo=yes
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   */
  add_contact: boolParam(false),

  /**
   * Header lines that are added to what `m_dump()` sends.
   *
   * Variables are those of the request in hand. Each line ends with `\r\n`.
   *
   * @example Say which registration it came with
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "extra_hdrs", "X-Registered-From: $si\r\n")
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
   *       X-Registered-From: 192.0.2.20
   *
   *       [Offline message - Fri Dec 31 23:58:20 1999] Lunch?
   * bob > 200
   * bob < 200
   * ```
   */
  extra_hdrs: optionalStrParam({ format: true }),

  /**
   * How many messages of one `m_dump()`, or reminders, are on their way at a time.
   *
   * The next ones follow once all of them have arrived; where one has not, they wait for the next time.
   *
   * @example One after the other
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "dump_batch", 1)
   * request_route { m_dump(); sl_send_reply("200", "OK"); }
   * ```
   * ```db
   * given silo
   * | src_addr              | dst_addr           | username | domain      | body   | inc_time  | exp_time  |
   * | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Lunch? | 946684700 | 946685000 |
   * | sip:alice@example.com | sip:bob@192.0.2.20 | bob      | example.com | Now?   | 946684700 | 946685000 |
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - {time}] Lunch?
   * bob < 200
   * quiet 400ms
   * bob > 200
   * bob < MESSAGE sip:bob@192.0.2.20
   *
   *       [Offline message - {time}] Now?
   * bob > 200
   * ```
   */
  dump_batch: intParam(20, { min: 1, max: 1000 }),

  /**
   * The URI that reminders are from; without one there are none.
   *
   * @example Send what is due
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "reminder", "sip:clock@example.com")
   * modparam("msilo", "send_time", 10)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```db
   * given silo
   * | username | domain     | body   | snd_time  | exp_time  |
   * | bob      | 192.0.2.20 | Get up | 946684805 | 946685000 |
   * ```
   * ```sip
   * clock +10s
   * bob < MESSAGE sip:bob@192.0.2.20
   *       From: <sip:clock@example.com>;tag={*}
   *
   *       [Reminder message - Sat Jan  1 00:00:05 2000] Get up
   * bob > 200
   * ```
   */
  reminder: optionalStrParam({ check: sipUri }),

  /**
   * How often reminders are looked for; 0 for never.
   *
   * One that fails becomes a message like others: it waits for the next registration.
   *
   * @example Look once a minute
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "reminder", "sip:clock@example.com")
   * modparam("msilo", "send_time", 60)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```db
   * given silo
   * | username | domain     | body   | snd_time  | exp_time  |
   * | bob      | 192.0.2.20 | Get up | 946684805 | 946685000 |
   * ```
   * ```sip
   * quiet 50s
   * clock +10s
   * bob < MESSAGE sip:bob@192.0.2.20
   * bob > 486
   * ```
   * ```db
   * silo
   * | username | body   | snd_time |
   * | bob      | Get up | 0        |
   * ```
   */
  send_time: intParam(0, { min: 0, unit: 's' }),
}
