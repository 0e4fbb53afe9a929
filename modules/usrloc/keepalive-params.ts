/** Parameters of the keepalives that contacts get. */

import { intParam, strParam } from 'siprose'

import { checkDomain, checkMethod, checkUri } from './keepalive/check-texts.ts'
import { parseReplyCodes } from './keepalive/reply-codes.ts'

/** The rows of the table. */
export const keepaliveParams = {
  /**
   * Which contacts get keepalives: a sum.
   *
   * - 1: all
   * - 2: those behind a NAT, which have the flag `nat_bflag`
   * - 4: those over UDP
   *
   * With 6 both must be true. A keepalive is a request of the method `ka_method` without a transaction; what is answered, and how fast, `ul.dump`
   * shows as `Last-Keepalive` and `KA-Roundtrip`. The module `nathelper` can do the same: use one of the two. With `db_mode` 3 none are sent:
   * there is nobody to note the answers.
   *
   * @example Keep the ways to phones open
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_interval", 20)
   * modparam("usrloc", "ka_randomize", 0)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * clock +20s
   * bob < OPTIONS sip:bob@192.0.2.20
   *       To: <sip:bob@kamailio.org>
   * bob > 200 OK
   * ```
   */
  ka_mode: intParam(0, { min: 0, max: 7 }),

  /**
   * The method of keepalives.
   *
   * @example Send what some phones answer to best
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_method", "NOTIFY")
   * request_route { drop; }
   * ```
   */
  ka_method: strParam('OPTIONS', { check: checkMethod }),

  /**
   * The URI in From of keepalives.
   *
   * @example Come from the own domain
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_from", "sip:keepalive@example.com")
   * request_route { drop; }
   * ```
   */
  ka_from: strParam('sip:server@kamailio.org', { check: checkUri }),

  /**
   * The domain in To of keepalives, where domains are no part of an address of record.
   *
   * With `use_domain` it is that of the address of record.
   *
   * @example Name the own domain
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_domain", "example.com")
   * request_route { drop; }
   * ```
   */
  ka_domain: strParam('kamailio.org', { check: checkDomain }),

  /**
   * With 1 contacts of other servers get none.
   *
   * Servers that share a database are told apart by the core's `server_id`; a contact is of the server that its last REGISTER came to.
   *
   * @example Each server keeps the ways to its own phones open
   * ```kamailio
   * server_id = 7
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "location")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 1)
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_interval", 20)
   * modparam("usrloc", "ka_randomize", 0)
   * modparam("usrloc", "ka_filter", 1)
   * request_route { drop; }
   * ```
   * ```db
   * given location
   * | ruid | username | contact              | expires             | server_id |
   * | one  | bob      | sip:bob@192.0.2.20   | 2099-01-01 00:00:00 | 7         |
   * | two  | carol    | sip:carol@192.0.2.30 | 2099-01-01 00:00:00 | 8         |
   * ```
   * ```sip
   * clock +20s
   * bob < OPTIONS sip:bob@192.0.2.20
   * bob > 200 OK
   * ```
   */
  ka_filter: intParam(0, { min: 0, max: 1 }),

  /**
   * How often a contact gets a keepalive.
   *
   * Contacts are gone through a part each second, so that keepalives leave evenly.
   *
   * @example Keep a NAT open that forgets after half a minute
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_interval", 25)
   * request_route { drop; }
   * ```
   */
  ka_interval: intParam(40, { min: 1, max: 86_400, unit: 's' }),

  /**
   * By how much a keepalive may come later than it is due, by chance.
   *
   * @example Send each at its time
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_randomize", 0)
   * request_route { drop; }
   * ```
   */
  ka_randomize: intParam(20, { min: 0, max: 3600, unit: 's' }),

  /**
   * For how long a contact may leave keepalives unanswered before it is taken out.
   *
   * With 0 it stays. It has to be a few times `ka_interval`, as datagrams are lost at times.
   *
   * @example Forget a phone that lost its power
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "usrloc.so"
   * loadmodule "registrar.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_interval", 10)
   * modparam("usrloc", "ka_randomize", 0)
   * modparam("usrloc", "ka_timeout", 25)
   * request_route { save("location"); }
   * ```
   * ```sip
   * bob > REGISTER sip:example.com
   *       To: <sip:bob@example.com>
   *       Contact: <sip:bob@192.0.2.20>
   * bob < 200
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   * clock +10s
   * bob < OPTIONS sip:bob@192.0.2.20
   * quiet 60s
   * ```
   * ```rpc
   * > ul.lookup location bob
   * error: { code: 500 }
   * ```
   */
  ka_timeout: intParam(0, { min: 0, max: 86_400, unit: 's' }),

  /**
   * The level of the line that is logged when a keepalive is answered; with 255 there is none.
   *
   * @example Write down how fast phones answer
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_loglevel", 1)
   * request_route { drop; }
   * ```
   */
  ka_loglevel: intParam(255, { min: -5, max: 255 }),

  /**
   * What stands at the end of that line; variables are those of the answer.
   *
   * @example Name the phone
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_loglevel", 1)
   * modparam("usrloc", "ka_logmsg", " from $si")
   * request_route { drop; }
   * ```
   */
  ka_logmsg: strParam(' to-uri: [$tu] remote-addr: [$sas]', { format: true }),

  /**
   * The statuses that count as an answer, with commas between them; `0` is any.
   *
   * A phone whose account was removed answers 404, and is there all the same: a list says which of them keep a contact alive.
   *
   * @example Let only success count
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ka_mode", 1)
   * modparam("usrloc", "ka_reply_codes", "200,202")
   * request_route { drop; }
   * ```
   */
  ka_reply_codes: strParam('0', { check: parseReplyCodes }),
}
