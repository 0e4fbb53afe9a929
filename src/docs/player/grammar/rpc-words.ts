/** The line of a command: its name, and arguments separated by blanks, in quotes where there are blanks in them. */

import { trimBytesEnd, trimBytesStart } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import { isProblem, problem, type Place, type Problem } from '../problem.ts'
import type { FenceLine } from './fence-lines.ts'
import { isPatternFault, parsePattern, type Pattern } from './pattern.ts'
import { unescaped } from './value-lines.ts'

/** An argument: names in it are filled in before it is sent. */
export interface RpcArgument {
  readonly text: Pattern
  /** True for one in quotes: it stays a text, whatever is in it. */
  readonly quoted: boolean
  readonly place: Place
}

/** A command. */
export interface RpcCommandLine {
  readonly name: string
  readonly args: readonly RpcArgument[]
  /** From the name to the last argument. */
  readonly place: Place
}

/** A word, a comment, or a text in quotes; at a quote that is not closed it fails. */
const word =
  /[ \t]*(?:(#.*)|"((?:[^"\\]|\\.)*)"(?=[ \t]|$)|'([^']*)'(?=[ \t]|$)|([^ \t"'][^ \t]*))/y

/** Reads `> name argument "another argument"  # comment`. */
export function parseCommandLine(line: FenceLine): RpcCommandLine | Problem {
  const words: RpcArgument[] = []
  const end = trimBytesEnd(line.text).length
  let at = 1
  let last = 1
  while (at < end) {
    word.lastIndex = at
    const found = word.exec(line.text)
    if (found === null) return unclosed(line, at)
    const [all, comment, double, single, plain] = found
    if (comment !== undefined) break
    const from = at + all.length - trimBytesStart(all).length
    at = last = at + all.length
    const text = double === undefined ? (single ?? plain ?? '') : unescaped(double)
    const argument = argumentOf(text, plain === undefined, line.place(from, at))
    if (isProblem(argument)) return argument
    words.push(argument)
  }
  const [name, ...args] = words
  if (name === undefined || name.quoted || name.text.holes.length > 0) {
    return problem(DocsCode.RPC_SYNTAX, line.place(), 'behind `>` comes the name of a command', {
      help: 'write `> sl.stats`, with its arguments behind it',
    })
  }
  return { name: name.text.text, args, place: line.place(name.place.column - columnOf(line), last) }
}

function columnOf(line: FenceLine): number {
  return line.place(0, 0).column
}

function argumentOf(text: string, quoted: boolean, place: Place): RpcArgument | Problem {
  const pattern = parsePattern(text)
  if (isPatternFault(pattern)) return problem(DocsCode.PATTERN, place, pattern.message)
  return { text: pattern, quoted, place }
}

function unclosed(line: FenceLine, at: number): Problem {
  const rest = line.text.slice(at)
  const from = at + rest.length - trimBytesStart(rest).length
  return problem(
    DocsCode.RPC_SYNTAX,
    line.place(from),
    'a text in quotes ends with its quote, and a blank stands behind it',
    { help: 'write `"a text"` or `\'a text\'`; a `"` inside of `"` is `\\"`' },
  )
}
