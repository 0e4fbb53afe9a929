/** What `event_route[crypto:netio]` asks and says of a message on the wire. */

import { crypto } from '../module.ts'

const routes = ['event'] as const

/**
 * Whether the message has arrived.
 *
 * @returns -1 for one that is about to leave, and outside of `event_route[crypto:netio]`
 *
 * @example Count what arrives
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "crypto.so"
 * modparam("crypto", "register_evcb", 1)
 * modparam("crypto", "netio_key", "strong-password-here")
 * event_route[crypto:netio] { if (crypto_netio_in()) $shv(in) = $shv(in) + 1; }
 * request_route { sl_send_reply("200", "$shv(in) in"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 1 in
 * ```
 */
export const crypto_netio_in = crypto.cfgFunction(
  { routes },
  ({ state }, ctx) => state.netio?.arrives(ctx) === true,
)

/**
 * Whether the message is about to leave.
 *
 * @returns -1 for one that has arrived, and outside of `event_route[crypto:netio]`
 *
 * @example Count what leaves
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "crypto.so"
 * modparam("crypto", "register_evcb", 1)
 * modparam("crypto", "netio_key", "strong-password-here")
 * event_route[crypto:netio] { if (crypto_netio_out()) $shv(out) = $shv(out) + 1; }
 * request_route { sl_send_reply("200", "$shv(out) out"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 0 out
 * alice > OPTIONS sip:example.com
 * alice < 200 1 out
 * ```
 */
export const crypto_netio_out = crypto.cfgFunction(
  { routes },
  ({ state }, ctx) => state.netio?.arrives(ctx) === false,
)

/**
 * Has the message that is about to leave encrypted.
 *
 * By AES in CBC mode, with the key that is made of `netio_key` and `salt`.
 *
 * It leaves as bytes that are no text, once the route has ended. One that is too long to be encrypted does not leave, and the log says so.
 *
 * @returns -1 for one that has arrived
 *
 * @example What leaves is no text any more
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * loadmodule "crypto.so"
 * modparam("crypto", "register_evcb", 1)
 * modparam("crypto", "netio_key", "strong-password-here")
 * modparam("corex", "nio_intercept", 1)
 * event_route[crypto:netio] {
 *     if (crypto_netio_out() && $sndto(port) == 5062) crypto_netio_encrypt();
 *     else if (crypto_netio_in() && src_port == 5062) crypto_netio_decrypt();
 * }
 * request_route { forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 *
 * @trap The same text with the same key is the same on the wire, and who changes bytes is not noticed: it hides, and proves nothing.
 * @trap A message over TCP is found by its Content-Length, which nobody can read once it is encrypted: use UDP, or TLS.
 */
export const crypto_netio_encrypt = crypto.cfgFunction(
  { routes },
  ({ state }, ctx) => state.netio?.mark(ctx, false) === true,
)

/**
 * Has the message that has arrived decrypted.
 *
 * One that cannot be decrypted is dropped, and the log says so.
 *
 * @returns -1 for one that is about to leave
 *
 * @example A message that nobody has encrypted
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "crypto.so"
 * modparam("crypto", "register_evcb", 1)
 * modparam("crypto", "netio_key", "strong-password-here")
 * event_route[crypto:netio] { if (crypto_netio_in()) crypto_netio_decrypt(); }
 * request_route { sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 5s
 * ```
 * ```log
 * ERROR a message from 192.0.2.10 cannot be decrypted; dropped
 * ```
 */
export const crypto_netio_decrypt = crypto.cfgFunction(
  { routes },
  ({ state }, ctx) => state.netio?.mark(ctx, true) === true,
)
