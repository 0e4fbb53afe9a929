/** Byte strings: one character a byte, as everything on the wire and in a configuration is; pages are Unicode. */

/** The bytes of a text, as a string with one character a byte. */
export function toByteString(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** The text that the bytes are, for people; bytes that are no UTF-8, and what is no byte, show as they are. */
export function fromByteString(bytes: string): string {
  if (isAscii(bytes)) return bytes
  return bytes.replaceAll(/[\x80-\xff]+/g, (run) => {
    const text = Buffer.from(run, 'latin1').toString('utf8')
    return text.includes('\ufffd') ? run : text
  })
}

/** The first bytes of a text, and `…` when there are more; no character is cut in two. */
export function shortBytes(bytes: string, most: number): string {
  if (bytes.length <= most) return bytes
  let end = most
  while (end > 0 && (bytes.charCodeAt(end) & 0xc0) === 0x80) end -= 1
  return `${bytes.slice(0, end)}\xe2\x80\xa6`
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
