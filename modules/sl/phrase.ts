// hot
/** Reason phrases. */

const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/
const CONTROLS = /[\u0000-\u0008\u000A-\u001F\u007F]+/g

/** The last text that needed no change. */
let clean = ''

/**
 * A text as a reason phrase: one line, whatever it was made of.
 *
 * A line end in it would let whoever sent the request write headers of the reply.
 */
export function phraseOf(text: string): string {
  // most replies of a script say one thing
  if (text === clean) return text
  if (CONTROL.test(text)) return text.replaceAll(CONTROLS, ' ')
  clean = text
  return text
}
