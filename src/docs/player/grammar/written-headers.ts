/** The grammar of what stands below a start line: headers, and a body behind a blank line. */

import { trimBytes, trimBytesEnd, trimBytesStart } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import type { FenceLine, LineCursor } from './fence-lines.ts'
import { isPatternFault, parsePattern } from './pattern.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import { patternAt } from './start-line.ts'
import type { AbsentLine, BodyLine, HeaderLine } from './step.ts'

// more than RFC 3261 allows in a name: stories tell of what the server makes of that, too
const headerLine = /^([^\s:]+)[ \t]*:[ \t]*/
const absentLine = /^-\s*([A-Za-z0-9.!%*_+`'~][A-Za-z0-9\-.!%*_+`'~]*)$/

/**
 * Reads the indented lines below a start line.
 *
 * @param cursor - stands behind the start line; left behind the last header
 * @param problems - what is wrong is added
 */
export function parseHeaders(
  cursor: LineCursor,
  problems: Problem[],
): readonly (HeaderLine | AbsentLine)[] {
  const headers: (HeaderLine | AbsentLine)[] = []
  let indent = 0
  for (;;) {
    const line = cursor.peek()
    if (line === null || line.blank || line.indent === 0) return headers
    cursor.skip(1)
    if (trimBytesStart(line.text).startsWith('#')) continue
    if (indent === 0) indent = line.indent
    const last = headers.at(-1)
    const goesOn = line.indent > indent && last?.kind === 'value'
    const header = goesOn ? folded(last, line) : parseHeader(line)
    if (isProblem(header)) problems.push(header)
    else if (goesOn) headers[headers.length - 1] = header
    else headers.push(header)
  }
}

function parseHeader(line: FenceLine): HeaderLine | AbsentLine | Problem {
  const text = trimBytes(line.text)
  const absent = absentLine.exec(text)?.[1]
  if (absent !== undefined) return { kind: 'absent', name: absent, place: line.place() }
  const [all, name] = headerLine.exec(text) ?? []
  if (all === undefined || name === undefined) {
    const message = 'this is no header; it is `Name: value`, or `- Name` for one that is absent'
    return problem(DocsCode.SYNTAX, line.place(), message)
  }
  const from = line.indent + all.length
  const to = Math.max(from, trimBytesEnd(line.text).length)
  const value = patternAt(line, from, to)
  if (isProblem(value)) return value
  return {
    kind: 'value',
    name,
    value,
    place: line.place(),
    valuePlace: line.place(from, to),
    lastLine: line.number,
  }
}

/** A line with more indent than its header goes on with it, as it does in SIP (RFC 3261 section 7.3.1). */
function folded(header: HeaderLine, line: FenceLine): HeaderLine | Problem {
  const text = trimBytes(line.text)
  if (headerLine.test(text) || absentLine.test(text)) {
    return problem(
      DocsCode.SYNTAX,
      line.place(),
      'this header has more indent than the one above',
      {
        help: 'give all headers of a message the same indent',
      },
    )
  }
  const more = patternAt(line, line.indent, trimBytesEnd(line.text).length)
  if (isProblem(more)) return more
  const value = parsePattern(`${header.value.source}\r\n ${more.source}`)
  return isPatternFault(value)
    ? problem(DocsCode.PATTERN, line.place(), value.message)
    : { ...header, value, lastLine: line.number }
}

/**
 * Reads a body: a blank line, then indented lines. Blank lines between them belong to it.
 *
 * @param cursor - stands behind the headers; left behind the body
 * @param problems - what is wrong is added
 * @returns null where there is no body
 */
export function parseBody(cursor: LineCursor, problems: Problem[]): readonly BodyLine[] | null {
  const blanks = cursor.blanks
  const first = cursor.peek(blanks)
  if (blanks === 0 || first === null || first.indent === 0) return null
  cursor.skip(blanks)
  const body: BodyLine[] = []
  while (indentedBehindBlanks(cursor)) {
    const line = cursor.take()
    if (line === null) break
    const text = patternAt(line, Math.min(line.indent, first.indent), line.text.length)
    if (isProblem(text)) problems.push(text)
    else body.push({ text, place: line.place() })
  }
  return body
}

function indentedBehindBlanks(cursor: LineCursor): boolean {
  const line = cursor.peek(cursor.blanks)
  return line !== null && line.indent > 0
}
