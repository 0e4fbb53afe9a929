/** Texts of scripts and messages that are to stand in a URI of ours, in a header. */

/** Whether a text can stand as it is in the address or the parameters of a URI that stands between `<` and `>`. */
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
export function asUriParams(text: string): string | null {
  if (text === '') return ''
  if (!fitsInUri(text)) return null
  return text.startsWith(';') ? text : `;${text}`
}

/** An address with its parameters, `192.0.2.1:5090;a=b`, with a user or without; null for what cannot be one. */
export function asUriAddress(text: string): string | null {
  const at = text.indexOf('@')
  const user = at < 0 ? '' : text.slice(0, at)
  const host = text.slice(at + 1)
  if (host === '' || host.startsWith(';') || !fitsInUri(host)) return null
  return at === 0 || !fitsInUri(user) ? null : text
}
