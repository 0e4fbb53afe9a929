/** What senders are told. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

/** The rows of the table that say what senders are told. */
export const noticeParams = {
  /**
   * The URI that tells senders that their message waits; without one they are told nothing.
   *
   * It may hold variables.
   *
   * @example Tell who sent it
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
   * modparam("msilo", "offline_message", "$rU is not there.")
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@192.0.2.10:5060>;tag=1
   *         Contact: <sip:alice@192.0.2.10>
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < MESSAGE sip:alice@192.0.2.10
   *         From: <sip:office@example.com>;tag={*}
   *         To: <sip:alice@192.0.2.10:5060>
   *
   *         bob is not there.
   * alice > 200
   * alice < 202
   * ```
   */
  from_address: optionalStrParam({ format: true }),

  /**
   * What they are told; it may hold variables. Without a text they are told nothing.
   *
   * @example In a sentence
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
   * modparam("msilo", "offline_message", "$rU will read it later.")
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@192.0.2.10:5060>;tag=1
   *         Contact: <sip:alice@192.0.2.10>
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < MESSAGE sip:alice@192.0.2.10
   *
   *         bob will read it later.
   * alice > 200
   * alice < 202
   * ```
   *
   * @example Without a text, nobody is told
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
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
   */
  offline_message: optionalStrParam({ format: true }),

  /**
   * The Contact line of what they are told, with its name and line end.
   *
   * @example Name a place that nobody is at
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
   * modparam("msilo", "offline_message", "$rU is not there.")
   * modparam("msilo", "contact_hdr", "Contact: <sip:null@example.com>\r\n")
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@192.0.2.10:5060>;tag=1
   *         Contact: <sip:alice@192.0.2.10>
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < MESSAGE sip:alice@192.0.2.10
   *         Contact: <sip:null@example.com>
   *
   *         bob is not there.
   * alice > 200
   * alice < 202
   * ```
   */
  contact_hdr: optionalStrParam({ format: true }),

  /**
   * The Content-Type line of what they are told, with its name and line end.
   *
   * A request with a body has to have one, so set it where `offline_message` is set.
   *
   * @example Say that it is text
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
   * modparam("msilo", "offline_message", "$rU is not there.")
   * modparam("msilo", "content_type_hdr", "Content-Type: text/plain\r\n")
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@192.0.2.10:5060>;tag=1
   *         Contact: <sip:alice@192.0.2.10>
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < MESSAGE sip:alice@192.0.2.10
   *         Content-Type: text/plain
   *
   *         bob is not there.
   * alice > 200
   * alice < 202
   * ```
   */
  content_type_hdr: optionalStrParam({ format: true }),

  /**
   * Whether they are told at the contact that their message names, or at the URI in From.
   *
   * @example Tell them at their address
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
   * modparam("msilo", "offline_message", "$rU is not there.")
   * modparam("msilo", "use_contact", 0)
   * request_route {
   *     if (m_store()) sl_send_reply("202", "Accepted");
   *     else sl_send_reply("503", "Not Stored");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@192.0.2.10:5060>;tag=1
   *         Contact: <sip:alice@192.0.2.10>
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < MESSAGE sip:alice@192.0.2.10:5060
   *
   *         bob is not there.
   * alice > 200
   * alice < 202
   * ```
   */
  use_contact: boolParam(true),

  /**
   * The flag of messages whose senders are not told; -1 for none.
   *
   * @example Do not tell robots
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "msilo.so"
   * modparam("msilo", "db_url", "sqlite:///siprose.db")
   * modparam("msilo", "from_address", "sip:office@example.com")
   * modparam("msilo", "offline_message", "$rU is not there.")
   * modparam("msilo", "skip_notification_flag", 18)
   * request_route {
   *     if ($fU == "robot") setflag(18);
   *     m_store();
   *     sl_send_reply("202", "Accepted");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:robot@example.com>;tag=1
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < 202
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@192.0.2.10:5060>;tag=1
   *         Contact: <sip:alice@192.0.2.10>
   *         Content-Type: text/plain
   *
   *         Lunch?
   * alice < MESSAGE sip:alice@192.0.2.10
   *
   *         bob is not there.
   * alice > 200
   * alice < 202
   * ```
   */
  skip_notification_flag: intParam(-1, { min: -1, max: 31 }),
}
