// hot
/** Reason phrases. */

const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/
const CONTROLS = /[\u0000-\u0008\u000A-\u001F\u007F]+/g

/**
 * A text as a reason phrase: one line, whatever it was made of.
 *
 * A line end in it would let whoever sent the request write headers of the reply.
 */
export function phraseOf(text: string): string {
  return CONTROL.test(text) ? text.replaceAll(CONTROLS, ' ') : text
}
