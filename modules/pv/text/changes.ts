/** Texts changed character by character. */

/** Whether only ASCII is there, which has the same cases everywhere. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}

/** The text with its ASCII letters in lower case; bytes from 128 on stay, whatever they are part of. */
export function lowerCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  let result = ''
  for (const one of text) result += one.charCodeAt(0) > 127 ? one : one.toLowerCase()
  return result
}

/** The text with its ASCII letters in upper case; bytes from 128 on stay, whatever they are part of. */
export function upperCase(text: string): string {
  if (isAscii(text)) return text.toUpperCase()
  let result = ''
  for (const one of text) result += one.charCodeAt(0) > 127 ? one : one.toUpperCase()
  return result
}

/** The longest text that {@link replaceAll} makes. */
export const MAX_REPLACED = 262_144

/** The text with each place of one replaced by another; null where that would be too long. */
export function replaceAll(text: string, match: string, replacement: string): string | null {
  let at = match === '' ? -1 : text.indexOf(match)
  if (at < 0) return text
  let result = ''
  let from = 0
  for (; at >= 0; at = text.indexOf(match, from)) {
    result += text.slice(from, at) + replacement
    from = at + match.length
    if (result.length > MAX_REPLACED) return null
  }
  return result + text.slice(from)
}

/** The text without the characters that are told by their codes. */
export function without(text: string, unwanted: (code: number) => boolean): string {
  let result = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (!unwanted(text.charCodeAt(at))) continue
    if (at > from) result += text.slice(from, at)
    from = at + 1
  }
  return from === 0 ? text : result + text.slice(from)
}
