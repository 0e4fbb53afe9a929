/** The length of a cipher's key, from its name: the run-time does not tell. */

/** `TLS_AES_256_GCM_SHA384`, `ECDHE-RSA-AES128-SHA`: the digits behind the name of the cipher. */
const DIGITS = /(?:AES|CAMELLIA|ARIA)[-_]?(\d{3})/

/** Bits of the key; 0 where there is no encryption. */
export function cipherBits(name: string): number {
  const digits = DIGITS.exec(name)?.[1]
  if (digits !== undefined) return Number(digits)
  if (name.includes('CHACHA20')) return 256
  if (name.includes('3DES') || name.includes('DES-CBC3')) return 168
  return name.includes('NULL') ? 0 : 128
}
