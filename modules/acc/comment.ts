/** What a script says of a request: a status with a phrase, or words alone. */

/** A status as three digits, '' for none, and what stands behind it. */
export interface Comment {
  readonly code: string
  readonly reason: string
}

/** Reads `404 Not Found`. */
export function parseComment(text: string): Comment {
  const code = /^\d{3}/.exec(text)?.[0] ?? ''
  return { code, reason: code === '' ? text : text.slice(code.length).trimStart() }
}
