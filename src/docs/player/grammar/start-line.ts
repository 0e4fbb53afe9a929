/** The grammar of a start line: `INVITE sip:bob@example.com only again x2`, `200 OK to INVITE`. */

import { trimBytes } from '../bytes.ts'
import type { FenceLine, Word } from './fence-lines.ts'
import { holeEnd, isPatternFault, parsePattern, type Pattern } from './pattern.ts'
import { DocsCode } from '../codes.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import type { ReplyLine, RequestLine, StartLine } from './step.ts'

const token = /^[A-Za-z0-9\-.!%*_+`'~]+$/
/** `again x1000` is the most that is read. */
const MAX_AGAIN = 1000

/** A pattern that stands on a line, or what is wrong with it. */
export function patternAt(line: FenceLine, from: number, to: number): Pattern | Problem {
  const pattern = parsePattern(line.text.slice(from, to))
  if (!isPatternFault(pattern)) return pattern
  const start = from + pattern.offset
  return problem(DocsCode.PATTERN, line.place(start, start + pattern.length), pattern.message)
}

/**
 * Reads a start line.
 *
 * @param line - the line of the fence
 * @param from - the offset behind `>`, `<`, or the second name
 */
export function parseStartLine(line: FenceLine, from: number): StartLine | Problem {
  const words = wordsOf(line, from)
  const first = words[0]
  if (first === undefined) {
    return problem(DocsCode.SYNTAX, line.place(from, from), 'nothing stands behind the direction', {
      help: 'write a request, `INVITE sip:bob@example.com`, or a reply, `200 OK`',
    })
  }
  if (/^\d/.test(first.text)) return parseReply(line, words, first)
  if (!token.test(first.text)) {
    const where = line.place(first.at, first.at + first.text.length)
    return problem(DocsCode.SYNTAX, where, `\`${first.text}\` is neither a method nor a status`)
  }
  return parseRequest(line, words, first)
}

function parseRequest(
  line: FenceLine,
  words: readonly Word[],
  method: Word,
): RequestLine | Problem {
  const uri = words[1]
  if (uri === undefined) {
    return problem(
      DocsCode.SYNTAX,
      line.place(method.at),
      `\`${method.text}\` has no URI behind it`,
    )
  }
  const pattern = patternAt(line, uri.at, uri.at + uri.text.length)
  if (isProblem(pattern)) return pattern
  const third = words[2]?.text ?? ''
  const version = /^(?:SIP|HTTP)\//.test(third) ? third : null
  const rest = words.slice(version === null ? 2 : 3)
  const modifiers = parseModifiers(rest)
  if (modifiers === null) {
    const stray = rest[0] ?? uri
    return problem(
      DocsCode.SYNTAX,
      line.place(stray.at),
      `\`${trimBytes(line.text.slice(stray.at))}\` means nothing behind a URI; there is \`only\`, \`again\` and \`again x2\``,
    )
  }
  return {
    kind: 'request',
    method: method.text,
    uri: pattern,
    uriPlace: line.place(uri.at, uri.at + uri.text.length),
    version,
    ...modifiers,
    place: line.place(method.at),
  }
}

function parseReply(line: FenceLine, words: readonly Word[], code: Word): ReplyLine | Problem {
  const status = Number(code.text)
  if (!/^\d{3}$/.test(code.text) || status < 100 || status > 699) {
    const where = line.place(code.at, code.at + code.text.length)
    return problem(DocsCode.SYNTAX, where, `\`${code.text}\` is no status; it can be 100 to 699`)
  }
  const tail = parseReplyTail(words.slice(1))
  const last = tail.phrase.at(-1)
  const end = last === undefined ? code.at + code.text.length : last.at + last.text.length
  const reason = tail.phrase[0] === undefined ? null : patternAt(line, tail.phrase[0].at, end)
  if (reason !== null && isProblem(reason)) return reason
  return {
    kind: 'reply',
    status,
    reason,
    statusPlace: line.place(code.at, end),
    method: tail.method,
    ...tail.modifiers,
    place: line.place(code.at),
  }
}

interface Modifiers {
  readonly only: boolean
  readonly again: number | null
}

interface ReplyTail {
  readonly phrase: readonly Word[]
  readonly method: string | null
  readonly modifiers: Modifiers
}

/**
 * A phrase may hold any words, so `only` and `again` are read as such only directly behind the status or behind `to METHOD`:
 * `503 Try again` is a phrase, `200 again` and `200 OK to INVITE again` are not.
 */
function parseReplyTail(words: readonly Word[]): ReplyTail {
  const none: Modifiers = { only: false, again: null }
  const bare = words.length === 0 ? none : parseModifiers(words)
  if (bare !== null) return { phrase: [], method: null, modifiers: bare }
  for (let i = words.length - 2; i >= 0; i--) {
    const method = words[i + 1]?.text ?? ''
    const modifiers = parseModifiers(words.slice(i + 2))
    if (modifiers === null) continue
    if (words[i]?.text === 'to' && /^[A-Z][A-Z0-9_-]*$/.test(method)) {
      return { phrase: words.slice(0, i), method, modifiers }
    }
  }
  return { phrase: words, method: null, modifiers: none }
}

/** `only`, `again`, `again xN`, in this order; null for anything else. */
function parseModifiers(words: readonly Word[]): Modifiers | null {
  const match = /^(only)? ?(?:(again)(?: x(\d{1,4}))?)?$/.exec(
    words.map((word) => word.text).join(' '),
  )
  if (match === null) return null
  const count = match[3] === undefined ? 1 : Number(match[3])
  if (count < 1 || count > MAX_AGAIN) return null
  return { only: match[1] !== undefined, again: match[2] === undefined ? null : count }
}

/** The words of a line; blanks inside `{…}` do not part words. */
function wordsOf(line: FenceLine, from: number): readonly Word[] {
  const { text } = line
  const words: Word[] = []
  let start = -1
  let at = from
  while (at < text.length) {
    const blank = text[at] === ' ' || text[at] === '\t'
    if (blank && start >= 0) words.push({ text: text.slice(start, at), at: start })
    if (blank) start = -1
    else if (start < 0) start = at
    if (text.startsWith('{{', at)) at += 2
    else at = text[at] === '{' ? holeEnd(text, at) : at + 1
  }
  if (start >= 0) words.push({ text: text.slice(start), at: start })
  return words
}
