// hot
/** Reason phrases. */

const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/
const CONTROLS = /[\u0000-\u0008\u000A-\u001F\u007F]+/g

/** Texts that needed no change: scripts have a few. */
const clean = new Set<string>()
const MOST = 64

/**
 * A text as a reason phrase: one line, whatever it was made of.
 *
 * A line end in it would let whoever sent the request write headers of the reply.
 */
export function phraseOf(text: string): string {
  if (clean.has(text)) return text
  if (CONTROL.test(text)) return text.replaceAll(CONTROLS, ' ')
  if (clean.size < MOST) clean.add(text)
  return text
}
