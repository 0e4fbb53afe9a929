/**
 * Encrypts and decrypts texts, and seals them.
 *
 * For what a script hands to itself or to another system through places that others see: headers, cookies in URIs, records. What travels between servers
 * is better protected as a whole, by TLS.
 *
 * @module crypto
 */
import { createHmac } from 'node:crypto'

import {
  type Context,
  defineModule,
  intParam,
  SiproseError,
  str,
  strParam,
  variable,
} from 'siprose'

import { Boxes } from './boxes.ts'

const crypto = defineModule('crypto', {
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
     * Whether each packet is handed to a route for encryption.
     *
     * A server that is told so does not start. What it was for is done by TLS, and a packet that is thought to be encrypted must not leave without.
     *
     * @example It may be off
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "register_evcb", 0)
     * request_route { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     *
     * @compat Kamailio encrypts packets with a key of its own making: there is no such event route here, and no `crypto_netio_…()`.
     */
    register_evcb: intParam(0, { min: 0, max: 1 }),

    /**
     * A function of another language for packets.
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
    kevcb_netio: strParam('', { idle: 'packets are encrypted by module `tls`' }),

    /**
     * The password for packets.
     *
     * @example It may stand there
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "crypto.so"
     * modparam("crypto", "netio_key", "strong-password-here")
     * request_route { sl_send_reply("200", "OK"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200 OK
     * ```
     */
    netio_key: strParam('', { idle: 'packets are encrypted by module `tls`' }),
  },
  state: ({ params, server }) => {
    if (params.register_evcb !== 0) {
      throw new SiproseError(
        'crypto/no-netio',
        '`register_evcb` asks to encrypt packets, which this server does not; listen on TLS, with module `tls`, instead',
      )
    }
    return new Boxes(server.random, {
      salt: params.salt,
      derives: params.key_derivation === 1,
      initVector: params.init_vector,
    })
  },
})
export default crypto

type Target = NonNullable<ReturnType<typeof variable>['type']>

function keep(ctx: Context, result: Target, text: string | null): boolean {
  return text !== null && result.set !== null && result.set(ctx, text)
}

/**
 * Encrypts a text by AES; the result is Base64.
 *
 * @param text - up to 65535 bytes
 * @param key - a password; with `key_derivation` 0 a key in Base64
 * @param res - the variable that gets the result
 * @returns -1 when the key cannot be used or the text is too long; the variable stays as it was
 *
 * @example Hide an account in a header, and read it again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "crypto.so"
 * request_route {
 *     crypto_aes_encrypt("$fU", "my-secret-key", "$var(box)");
 *     append_hf("X-Account: $var(box)\r\n");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Account: {box:/[A-Za-z0-9+\/]{22}==/}
 * ```
 *
 * @trap who changes the result changes the text, and nobody notices: seal it by `crypto_hmac_sha256()` too
 */
export const crypto_aes_encrypt = crypto.cfgFunction(
  { args: [str('text'), str('key'), variable('res')], routes: 'any' },
  (self, ctx, text, key, result) => keep(ctx, result, self.state.close(text, key)),
)

/**
 * Decrypts a text that {@link crypto_aes_encrypt} has made.
 *
 * @param text - in Base64
 * @param key - the same as before
 * @param res - the variable that gets the result
 * @returns -1 when it cannot be decrypted; the variable stays as it was
 *
 * @example There and back, and with another key
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "crypto.so"
 * request_route {
 *     crypto_aes_encrypt("$fU", "my-secret-key", "$var(box)");
 *     crypto_aes_decrypt("$var(box)", "my-secret-key", "$var(text)");
 *     if (crypto_aes_decrypt("no box", "my-secret-key", "$var(text)")) sl_send_reply("500", "How?");
 *     else sl_send_reply("200", "$var(text)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 alice
 * ```
 */
export const crypto_aes_decrypt = crypto.cfgFunction(
  { args: [str('text'), str('key'), variable('res')], routes: 'any' },
  (self, ctx, text, key, result) => keep(ctx, result, self.state.open(text, key)),
)

/**
 * Seals a text: HMAC with SHA-256, in the Base64 of URLs without `=`.
 *
 * Who knows the key makes the same of the same text, and nobody else does.
 *
 * @param text - the text
 * @param key - the key
 * @param res - the variable that gets the seal
 *
 * @example Accept only what an own server has sealed
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "crypto.so"
 * request_route {
 *     crypto_hmac_sha256("$fU", "secret", "$var(seal)");
 *     if ($hdr(X-Seal) == $var(seal)) sl_send_reply("200", "Sealed");
 *     else sl_send_reply("403", "Not ours");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:hello@example.com>;tag=1
 *         X-Seal: iKqz7ejTrflNJquQ07r9SiCDBww7zOnAFO4EpEOEfAs
 * alice < 200 Sealed
 * alice > OPTIONS sip:example.com
 *         From: <sip:mallory@example.com>;tag=1
 *         X-Seal: iKqz7ejTrflNJquQ07r9SiCDBww7zOnAFO4EpEOEfAs
 * alice < 403 Not ours
 * ```
 *
 * @rfc 2104
 */
export const crypto_hmac_sha256 = crypto.cfgFunction(
  { args: [str('text'), str('key'), variable('res')], routes: 'any' },
  (_self, ctx, text, key, result) => {
    const seal = createHmac('sha256', Buffer.from(key, 'latin1')).update(text, 'latin1')
    return keep(ctx, result, seal.digest('base64url'))
  },
)
