/**
 * Encrypts and decrypts texts, and seals them.
 *
 * For what a script hands to itself or to another system through places that others see: headers, cookies in URIs, records. What travels between servers
 * is better protected as a whole, by TLS.
 *
 * @module crypto
 */
import { boolParam, defineModule, eventRoute, intParam, strParam } from 'siprose'

import { Crypto } from './crypto.ts'

export const crypto = defineModule('crypto', {
  params: {
    /**
     * What is mixed with each password before it becomes a key; empty for nothing.
     *
     * The first eight characters count, and there have to be as many. Both sides need the same.
     *
     * @example Share texts with another program
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "salt", "")
     * request_route {
     *     crypto_aes_encrypt("hello", "secret", "$var(box)");
     *     sl_send_reply("200", "$var(box)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 Ag7MyhuvhkXYRDqIrJHp6A==
     * ```
     *
     * @compat Kamailio makes eight other bytes of the characters: what is encrypted with a salt can be decrypted by the same kind of server only. Leave it
     *   empty, or set `key_derivation` to 0, to share texts with Kamailio.
     */
    salt: strParam('k8hTm4aZ'),

    /**
     * Whether keys are passwords, of which keys are made, or keys themselves.
     *
     * With 1 a key of 256 bits is made of any password; with 0 a key is 16 or 32 bytes in Base64.
     *
     * @example Share texts with a database
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "key_derivation", 0)
     * modparam("crypto", "init_vector", "MTIzNDU2Nzg5MTIzNDU2Nw==")
     * request_route {
     *     if (!crypto_aes_encrypt("hello", "secret", "$var(box)")) xlog("L_WARN", "a password is no key\n");
     *     crypto_aes_encrypt("hello", "MDEyMzQ1Njc4OWFiY2RlZg==", "$var(box)");
     *     sl_send_reply("200", "$var(box)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 {box}
     * ```
     * ```log
     * WARNING <script>: a password is no key
     * ```
     */
    key_derivation: intParam(1, { min: 0, max: 1 }),

    /**
     * What the first block is mixed with where `key_derivation` is 0: 16 bytes in Base64.
     *
     * Without it there are new ones for each text. They stand before what is encrypted, and are taken from there to decrypt it.
     *
     * @example One text is never encrypted the same twice
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "key_derivation", 0)
     * request_route {
     *     $var(key) = "MDEyMzQ1Njc4OWFiY2RlZg==";
     *     crypto_aes_encrypt("hello", "$var(key)", "$var(one)");
     *     crypto_aes_encrypt("hello", "$var(key)", "$var(two)");
     *     crypto_aes_decrypt("$var(two)", "$var(key)", "$var(text)");
     *     if ($var(one) != $var(two)) sl_send_reply("200", "$var(text)");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 hello
     * ```
     *
     * @trap with a fixed one, equal beginnings of texts are seen to be equal
     */
    init_vector: strParam(''),

    /**
     * Whether Call-IDs are made of chance.
     *
     * @example It may stand there
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "register_callid", 1)
     * request_route { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     */
    register_callid: intParam(0, { idle: 'each Call-ID that the server makes is made of chance' }),

    /**
     * Whether messages on the wire are shown to `event_route[crypto:netio]`.
     *
     * The route says which are encrypted. Meant for servers that talk over UDP on lines which others may read, where both sides are Siprose or Kamailio; TLS is the better way everywhere else.
     * A server that is told so and has no `netio_key` does not start.
     *
     * @example Encrypt between two servers
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "salt", "")
     * modparam("crypto", "register_evcb", 1)
     * modparam("crypto", "netio_key", "strong-password-here")
     * event_route[crypto:netio] {
     *     if (crypto_netio_out() && $sndto(ip) == "192.0.2.20") crypto_netio_encrypt();
     *     if (crypto_netio_in() && $si == "192.0.2.20") crypto_netio_decrypt();
     * }
     * request_route { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     */
    register_evcb: boolParam(false),

    /**
     * A function of another language for messages on the wire.
     *
     * @example It may stand there
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "kevcb_netio", "on_packet")
     * request_route { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     */
    kevcb_netio: strParam('', { idle: 'scripts are written in the configuration language' }),

    /**
     * The password for messages on the wire. Keep it in a file that only the server reads: `#!substdef` or `#!defenv` bring it here.
     *
     * @example A password from the environment
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * #!trydefenvs NETIO_KEY
     * #!ifndef NETIO_KEY
     * #!define NETIO_KEY "strong-password-here"
     * #!endif
     * modparam("crypto", "register_evcb", 1)
     * modparam("crypto", "netio_key", NETIO_KEY)
     * request_route { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     */
    netio_key: strParam(''),
  },
  eventRoutes: {
    /**
     * Runs for each message as it arrives and as it leaves, where `register_evcb` is set.
     *
     * `crypto_netio_in()` and `crypto_netio_out()` tell which; `$si` and `src_port` say who sent it, `$sndto` where it goes, `$mb` is what it holds. It
     * cannot wait: a message for which it does is dropped, since nobody knows yet whether it is to be encrypted.
     *
     * @example Encrypt what goes to one server
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "salt", "")
     * modparam("crypto", "register_evcb", 1)
     * modparam("crypto", "netio_key", "strong-password-here")
     * event_route[crypto:netio] {
     *     if (crypto_netio_out() && $sndto(ip) == "192.0.2.20") crypto_netio_encrypt();
     * }
     * request_route { forward(); }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@192.0.2.30
     * carol < MESSAGE sip:bob@192.0.2.30
     * ```
     *
     * @trap What the route itself sends, by `send_udp()` for example, leaves as it is.
     */
    netio: eventRoute('crypto:netio'),
  },
  state: (self) => new Crypto(self),
  start: ({ state }) => state.start(),
})
