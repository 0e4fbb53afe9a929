/** Texts, encrypted, decrypted and sealed. */

import { createHmac } from 'node:crypto'

import { type Context, str, variable } from 'siprose'

import { crypto } from '../module.ts'

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
  (self, ctx, text, key, result) => keep(ctx, result, self.state.boxes.close(text, key)),
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
  (self, ctx, text, key, result) => keep(ctx, result, self.state.boxes.open(text, key)),
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
