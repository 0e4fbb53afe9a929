/** Header lines that a configuration hands us: made whole, or refused. */
import { SiproseError } from './errors.ts'

const TAB = 9
const LF = 10
const CR = 13
const SP = 32
const COLON = 58

/**
 * Header lines as they may stand in a message: each with a name and a colon, all ended by CRLF.
 *
 * A last line end that is missing is added. An empty line would end the headers and make a body of what follows, so a text
 * with one in it is refused, as is one that is no header. Throws a {@link SiproseError} then.
 *
 * @param text - one line or several, folded ones too
 */
export function headerLines(text: string): string {
  let end = text.length
  while (end > 0 && isLineEnd(text.charCodeAt(end - 1))) end--
  if (end === 0) throw refusal(text, 'is no header line')
  let bare = false
  for (let start = 0; start < end;) {
    const lineFeed = text.indexOf('\n', start)
    const next = lineFeed < 0 || lineFeed >= end ? end : lineFeed + 1
    const stop = next === end ? end : beforeLineEnd(text, start, lineFeed)
    bare ||= next !== end && stop === lineFeed
    checkLine(text, start, stop)
    start = next
  }
  const whole = `${text.slice(0, end)}\r\n`
  return bare ? whole.replaceAll(/\r?\n/g, '\r\n') : whole
}

function isLineEnd(code: number): boolean {
  return code === CR || code === LF
}

function beforeLineEnd(text: string, start: number, lineFeed: number): number {
  return lineFeed > start && text.charCodeAt(lineFeed - 1) === CR ? lineFeed - 1 : lineFeed
}

function checkLine(text: string, start: number, end: number): void {
  if (start === end) throw refusal(text, 'has an empty line in it, which would end the headers')
  let code = text.charCodeAt(start)
  let at = start
  const folded = start > 0 && (code === SP || code === TAB)
  if (!folded) {
    while (at < end && (code = text.charCodeAt(at)) > SP && code < 127 && code !== COLON) at++
    if (at === start) throw refusal(text, 'is no header: it has no name')
    while (at < end && ((code = text.charCodeAt(at)) === SP || code === TAB)) at++
    if (code !== COLON || at === end) throw refusal(text, 'is no header: its name has no colon')
  }
  for (; at < end; at++) {
    code = text.charCodeAt(at)
    if (code === CR || code === 0) throw refusal(text, 'has a control character in it')
  }
}

function refusal(text: string, why: string): SiproseError {
  const shown = text
    .replaceAll(/[\r\n\0]+/g, ' ')
    .trim()
    .slice(0, 60)
  return new SiproseError('textops/bad-header-line', `\`${shown}\` ${why}`, { text: shown })
}
