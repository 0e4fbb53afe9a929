/** The codes of the characters that six bits are written with (RFC 4648 section 5). */
export const BASE64URL: Uint8Array = new Uint8Array(
  Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', 'latin1'),
)
