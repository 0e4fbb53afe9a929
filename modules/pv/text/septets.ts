/** Characters of seven bits, packed into bytes: how short messages travel (3GPP TS 23.038 6.1.2.1). */

const HEX = '0123456789ABCDEF'

/** The lowest seven bits of each character, packed, in hexadecimal digits. */
export function packSeptets(text: string): string {
  let packed = ''
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length; at++) {
    held |= (text.charCodeAt(at) & 0x7f) << bits
    bits += 7
    if (bits >= 8) {
      packed += HEX.charAt((held >> 4) & 15) + HEX.charAt(held & 15)
      held >>= 8
      bits -= 8
    }
  }
  return bits === 0 ? packed : packed + HEX.charAt((held >> 4) & 15) + HEX.charAt(held & 15)
}

/** The characters that bytes in hexadecimal digits hold; null where something else is among them. */
export function unpackSeptets(digits: string): string | null {
  let text = ''
  let bits = 0
  let held = 0
  for (let at = 0; at + 1 < digits.length; at += 2) {
    const byte = hexByte(digits, at)
    if (byte < 0) return null
    held |= byte << bits
    bits += 8
    for (; bits >= 7; bits -= 7) {
      text += String.fromCharCode(held & 0x7f)
      held >>= 7
    }
  }
  return text
}

/** The byte that two hexadecimal digits are; negative for others. */
export function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at))
  const low = hexDigit(text.charCodeAt(at + 1))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const letter = code | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}
