/** Texts of scripts and messages that are to stand in a URI of ours. */

/** Whether a text can stand in a parameter of a URI that stands between `<` and `>`, as it is. */
export function fitsInUri(text: string): boolean {
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    // blanks and what is not ASCII, then " , < > ? @
    if (code <= 32 || code >= 127 || code === 34 || code === 44) return false
    if (code === 60 || code === 62 || code === 63 || code === 64) return false
  }
  return true
}

/** Parameters with the semicolon before them; '' for none, null for what cannot be any. */
export function asParams(text: string): string | null {
  if (text === '') return ''
  if (!fitsInUri(text)) return null
  return text.startsWith(';') ? text : `;${text}`
}

/** An address with its parameters, `192.0.2.1:5090;a=b`, with a user or without; null for what cannot be one. */
export function asAddress(text: string): string | null {
  const at = text.indexOf('@')
  const params = text.indexOf(';')
  const user = at >= 0 && (params < 0 || at < params) ? text.slice(0, at) : ''
  const host = at < 0 || user === '' ? text : text.slice(at + 1)
  return host !== '' && !host.startsWith(';') && fitsInUri(host) && fitsInUri(user) ? text : null
}
