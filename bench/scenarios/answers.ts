/** Answers, and the headers of messages that they are made of. */

const REPEATED: ReadonlySet<string> = new Set([
  'via',
  'from',
  'to',
  'call-id',
  'cseq',
  'record-route',
])

/**
 * An answer with the headers that it repeats.
 *
 * @param status - with its phrase: `200 OK`
 * @param tag - of To, which has none yet or has this one
 * @param more - further headers, each with its line end
 */
export function answerTo(text: string, status: string, tag: string, more: string): string {
  let reply = `SIP/2.0 ${status}\r\n`
  const headEnd = text.indexOf('\r\n\r\n')
  for (let at = text.indexOf('\r\n') + 2; at < headEnd;) {
    const next = text.indexOf('\r\n', at) + 2
    const name = text.slice(at, text.indexOf(':', at)).trimEnd().toLowerCase()
    if (REPEATED.has(name)) {
      const line = text.slice(at, next - 2)
      reply += name === 'to' && !line.includes(';tag=') ? `${line};tag=${tag}\r\n` : `${line}\r\n`
    }
    at = next
  }
  return `${reply}${more}Content-Length: 0\r\n\r\n`
}

/** The value of the first header of a name, as it is spelled; '' for none. */
export function valueOf(text: string, name: string): string {
  const start = text.indexOf(`\r\n${name}: `)
  if (start < 0) return ''
  const from = start + name.length + 4
  return text.slice(from, text.indexOf('\r\n', from))
}

/** How many headers of a name there are. */
export function countOf(text: string, name: string): number {
  const wanted = `\r\n${name}: `
  let count = 0
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 2)) count++
  return count
}
