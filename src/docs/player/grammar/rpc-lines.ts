/** The `rpc` fence: `> command args`, and below it what the result must be, as YAML. */

import { trimBytesStart } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import { linesOf, type FenceLine, type Origin } from './fence-lines.ts'
import { parseCommandLine, type RpcCommandLine } from './rpc-words.ts'
import { parseWanted, type Wanted } from './wanted.ts'

/** A text of an example and where it starts. */
export interface WrittenText extends Origin {
  /** One character a byte; '' when nothing is written. */
  readonly text: string
}

/** A command and its result. */
export interface RpcCheck extends RpcCommandLine {
  /** null: nothing is said but that the command works. */
  readonly wanted: Wanted | null
  /** The lines of the result; where they would stand, when there are none. */
  readonly written: WrittenText
}

/** What an `rpc` fence says, and what is wrong with it. */
export interface RpcChecks {
  readonly checks: readonly RpcCheck[]
  readonly problems: readonly Problem[]
}

/**
 * Reads an `rpc` fence.
 *
 * @param text - the text of the fence, one character a byte
 * @param origin - where it starts
 */
export function parseRpc(text: string, origin: Origin): RpcChecks {
  const checks: RpcCheck[] = []
  const problems: Problem[] = []
  const lines = linesOf(text, origin)
  const starts = lines.flatMap((line, index) => (isCommand(line) ? [index] : []))
  const early = lines.slice(0, starts[0]).find((line) => !line.blank && !isComment(line))
  if (early !== undefined) {
    problems.push(
      problem(DocsCode.RPC_SYNTAX, early.place(), 'no command stands above this line', {
        help: 'begin with the command, `> sl.stats`, and write its result below it',
      }),
    )
  }
  for (const [number, start] of starts.entries()) {
    const line = lines[start]
    if (line === undefined) continue
    const command = parseCommandLine(line)
    const written = resultOf(lines.slice(start + 1, starts[number + 1]), line, origin)
    const { wanted, problems: wrong } = parseWanted(written.text, written)
    if (isProblem(command)) problems.push(command)
    else checks.push({ ...command, wanted, written })
    problems.push(...wrong)
  }
  return { checks, problems }
}

function isCommand(line: FenceLine): boolean {
  return /^>(?:\s|$)/.test(line.text)
}

function isComment(line: FenceLine): boolean {
  return trimBytesStart(line.text).startsWith('#')
}

/** The lines of a result, without the blank ones and the comments around them. */
function resultOf(lines: readonly FenceLine[], above: FenceLine, origin: Origin): WrittenText {
  const told = (line: FenceLine): boolean => !line.blank && !isComment(line)
  const first = lines.findIndex(told)
  const last = lines.findLastIndex(told)
  const kept = first < 0 ? [] : lines.slice(first, last + 1)
  const number = kept[0]?.number ?? above.number + 1
  const { file, column } = origin
  return { text: kept.map((line) => line.text).join('\n'), file, line: number, column }
}
