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
    return Buffer.from(text, 'utf8').toString('latin1') === run ? text : run
  })
}

/** The first bytes of a text, and `…` when there are more; no character is cut in two. */
export function shortBytes(bytes: string, most: number): string {
  if (bytes.length <= most) return bytes
  let end = most
  while (end > 0 && (bytes.charCodeAt(end) & 0xc0) === 0x80) end -= 1
  return `${bytes.slice(0, end)}\xe2\x80\xa6`
}

/** A byte string without the white space at both ends: that of ASCII only, as 0xA0 is half of a letter. */
export function trimBytes(bytes: string): string {
  return trimBytesEnd(trimBytesStart(bytes))
}

/** A byte string without the white space at its start. */
export function trimBytesStart(bytes: string): string {
  let start = 0
  while (isBlank(bytes.charCodeAt(start))) start += 1
  return bytes.slice(start)
}

/** A byte string without the white space at its end. */
export function trimBytesEnd(bytes: string): string {
  let end = bytes.length
  while (isBlank(bytes.charCodeAt(end - 1))) end -= 1
  return bytes.slice(0, end)
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
