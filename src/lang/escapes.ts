/** Escapes of strings in double quotes. */

const OCTAL = /[0-7]{2,3}/y
const HEX = /x[0-9a-fA-F]{1,2}/y
const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  '"': '"',
  '\\': '\\',
  '\n': '',
}

/**
 * Reads one escape: `\n \r \t \a \" \\`, one or two hex digits after `\x`, two or three octal digits; a backslash before a line
 * end joins the lines. Any other backslash stands for itself.
 *
 * @param at - of the backslash
 * @returns what it stands for, and where reading goes on
 */
export function readEscape(raw: string, at: number): { text: string; next: number } {
  const simple = SIMPLE[raw.charAt(at + 1)]
  if (simple !== undefined) return { text: simple, next: at + 2 }
  if (raw.startsWith('\r\n', at + 1)) return { text: '', next: at + 3 }
  OCTAL.lastIndex = at + 1
  const octal = OCTAL.exec(raw)
  if (octal !== null) return byte(parseInt(octal[0], 8), at + 1 + octal[0].length)
  HEX.lastIndex = at + 1
  const hex = HEX.exec(raw)
  if (hex !== null) return byte(parseInt(hex[0].slice(1), 16), at + 1 + hex[0].length)
  return { text: '\\', next: at + 1 }
}

/** The value of what stands between double quotes. */
export function unescape(raw: string): string {
  let backslash = raw.indexOf('\\')
  if (backslash < 0) return raw
  let value = ''
  let from = 0
  while (backslash >= 0) {
    const { text, next } = readEscape(raw, backslash)
    value += raw.slice(from, backslash) + text
    from = next
    backslash = raw.indexOf('\\', from)
  }
  return value + raw.slice(from)
}

function byte(code: number, next: number): { text: string; next: number } {
  return { text: String.fromCharCode(code & 0xff), next }
}
