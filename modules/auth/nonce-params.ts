/** The parameters of `auth` that are about nonces. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

const noPools = 'one worker has all nonces'

/** The table of parameters about nonces. */
export const nonceParams = {
  /**
   * Who knows it can make nonces that this server takes for its own.
   *
   * Left out, it is drawn at each start, which is best: phones are asked anew once. Servers that have to accept one another's nonces are given
   * the same, of 32 random characters or more.
   *
   * @example Two servers that stand in for each other
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "secret", "y7Qm2nB6wE9rT4uI1oP3sD5fG8hJ0kLz")
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   *
   * @trap With `nonce_count` or `one_time_nonce` a server accepts its own nonces alone, whatever the secret is: nobody else knows how often one was used.
   */
  secret: optionalStrParam(),

  /**
   * How long a nonce is good.
   *
   * A phone uses one again and again until then. When it comes back too old with the right proof, the next challenge says `stale=true`, and the
   * phone tries again without asking anybody for the password.
   *
   * @example A nonce that has grown old
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "nonce_expire", 60)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * clock +61s
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{fresh}", qop="auth", stale=true
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   *
   * @compat Kamailio 5.6 says `stale=true` where flag 16 asks for it and never by itself.
   */
  nonce_expire: intParam(300, { min: 1, max: 86_400, unit: 's' }),

  /**
   * How far in the future a nonce may have been made.
   *
   * It comes from a server whose clock is ahead, or from this one before its clock was set back.
   *
   * @example Trust the clocks of a cluster to a second
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "nonce_auth_max_drift", 1)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  nonce_auth_max_drift: intParam(3, { min: 0, max: 86_400, unit: 's' }),

  /**
   * Whether a nonce is bound to the Contact headers of a request.
   *
   * @example A line that may stay when a configuration moves here
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "protect_contacts", 1)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * ```
   */
  protect_contacts: boolParam(false, {
    idle: 'a nonce is bound to the parts that auth_checks_register names',
  }),

  /**
   * The parts of a REGISTER that a nonce for it is bound to.
   *
   * A sum: 1 for the request URI, 2 for Call-ID, 4 for the tag in From, 8 for the source address. A nonce that comes back with another one
   * is stale. That makes stolen credentials useless elsewhere, and costs phones that change the part a round trip more.
   *
   * @example Credentials are good for one source address
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "auth_checks_register", 8)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{nonce}", qop="auth"
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * carol > REGISTER sip:example.com
   *         Authorization: Digest username="alice", realm="example.com", password="secret", nonce="{nonce}"
   * carol < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{other}", qop="auth", stale=true
   * ```
   *
   * @trap Phones may change Call-ID and tag when they are challenged: bind a REGISTER to neither, unless you know all of yours.
   */
  auth_checks_register: intParam(0, { min: 0, max: 15 }),

  /**
   * The parts that a nonce for a request outside of a dialog is bound to.
   *
   * The numbers are those of {@link auth_checks_register}.
   *
   * @example A nonce for one callee
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "auth_checks_no_dlg", 1)
   * request_route {
   *     if (!pv_proxy_authenticate("example.com", "secret", "0")) { proxy_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 407
   * alice > MESSAGE sip:bob@example.com
   *         Proxy-Authorization: Digest username="alice", password="secret"
   * alice < 200
   * alice > MESSAGE sip:+882123456@example.com
   *         Proxy-Authorization: Digest username="alice", password="secret"
   * alice < 407
   * ```
   */
  auth_checks_no_dlg: intParam(0, { min: 0, max: 15 }),

  /**
   * The parts that a nonce for a request in a dialog is bound to.
   *
   * The numbers are those of {@link auth_checks_register}. All parts stay the same in a dialog, so that 15 asks nothing of a phone.
   *
   * @example A nonce for one dialog
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "auth_checks_in_dlg", 15)
   * request_route {
   *     if (!pv_proxy_authenticate("example.com", "secret", "0")) { proxy_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > BYE sip:bob@192.0.2.20
   *         To: <sip:bob@example.com>;tag=b
   *         Call-ID: one
   * alice < 407
   * alice > BYE sip:bob@192.0.2.20
   *         To: <sip:bob@example.com>;tag=b
   *         Call-ID: two
   *         Proxy-Authorization: Digest username="alice", password="secret"
   * alice < 407
   * ```
   */
  auth_checks_in_dlg: intParam(0, { min: 0, max: 15 }),

  /**
   * Whether each use of a nonce is checked to be a new one.
   *
   * A phone that was asked with qop counts its uses in `nc`. With this, a count that is not above the last one is refused as stale, and who has
   * listened cannot send the same again. Credentials without qop are judged by {@link one_time_nonce} and by the parts that nonces are bound to.
   *
   * @example A recording is of no use
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "nonce_count", 1)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) {
   *         xlog("L_WARN", "refused: $rc\n");
   *         www_challenge("example.com", "1");
   *         exit;
   *     }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * # the first one again, under a new branch
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret", nc=00000001
   * alice < 401
   * ```
   *
   * @compat A count is used up by a right proof alone, so nobody else can use it up; in Kamailio any proof does that. Counts end at 255 in both.
   * @trap A retransmission is a replay: let a transaction absorb it before credentials are checked.
   */
  nonce_count: boolParam(false),

  /**
   * How many nonces are counted at a time, for {@link nonce_count}.
   *
   * Rounded down to a power of two; a byte each. One that was pushed out by newer ones is stale.
   *
   * @example A small server
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "nonce_count", 1)
   * modparam("auth", "nc_array_size", 65536)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  nc_array_size: intParam(1_048_576, { min: 8, max: 134_217_728 }),

  /**
   * The size of {@link nc_array_size} as a power of two, where that is left as it is.
   *
   * @example 65536, said otherwise
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "nonce_count", 1)
   * modparam("auth", "nc_array_order", 16)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  nc_array_order: intParam(20, { min: 3, max: 27 }),

  /**
   * Whether a nonce is good for one request.
   *
   * Every request is asked then, which costs a round trip each, and retransmissions are refused. {@link nonce_count} protects as well without that,
   * where phones know qop.
   *
   * @example Each nonce once
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "one_time_nonce", 1)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) {
   *         xlog("L_WARN", "refused: $rc\n");
   *         www_challenge("example.com", "0");
   *         exit;
   *     }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 401
   *         WWW-Authenticate: Digest realm="example.com", nonce="{next}", stale=true
   * ```
   *
   * @compat A nonce is used up by a right proof alone, so nobody else can use it up; in Kamailio any proof does that.
   * @trap A retransmission is refused: let a transaction absorb it before credentials are checked.
   */
  one_time_nonce: boolParam(false),

  /**
   * How many nonces are remembered at a time, for {@link one_time_nonce}.
   *
   * Rounded down to a power of two; a bit each. One that was pushed out by newer ones is stale.
   *
   * @example A large server
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "one_time_nonce", 1)
   * modparam("auth", "otn_in_flight_no", 8388608)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  otn_in_flight_no: intParam(1_048_576, { min: 8, max: 1_073_741_824 }),

  /**
   * The size of {@link otn_in_flight_no} as a power of two, where that is left as it is.
   *
   * @example 8388608, said otherwise
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "one_time_nonce", 1)
   * modparam("auth", "otn_in_flight_order", 23)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  otn_in_flight_order: intParam(20, { min: 3, max: 30 }),

  /**
   * How many parts the memory of nonces has, so that processes do not wait for one another.
   *
   * @example A line that may stay when a configuration moves here
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * modparam("auth", "nid_pool_no", 4)
   * request_route {
   *     if (!pv_www_authenticate("example.com", "secret", "0")) { www_challenge("example.com", "1"); exit; }
   *     sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * ```
   */
  nid_pool_no: intParam(1, { min: 0, max: 64, idle: noPools }),
}
