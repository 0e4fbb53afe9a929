/** The `log` fence: lines that the server logs, `LEVEL text`, in order, with others between them. */

import { trimBytesEnd, trimBytesStart } from '../bytes.ts'
import type { Bindings } from '../match/bindings.ts'
import { DocsCode } from '../codes.ts'
import { linesOf, type FenceLine, type Origin } from './fence-lines.ts'
import { matchText } from '../match/text.ts'
import type { Pattern } from './pattern.ts'
import { isProblem, problem, type Place, type Problem } from '../problem.ts'
import { patternAt } from './start-line.ts'
import type { LogLine } from '../world/world.ts'

/** One line that is expected. */
export interface LogCheck {
  /** As the server's log names it. */
  readonly level: string
  readonly text: Pattern
  readonly place: Place
}

/** What a `log` fence says, and what is wrong with it. */
export interface LogChecks {
  readonly checks: readonly LogCheck[]
  readonly problems: readonly Problem[]
}

/** The names of levels, and the short forms in use, as the log names them. */
const levels: Readonly<Record<string, string>> = {
  ALERT: 'ALERT',
  BUG: 'BUG',
  CRITICAL: 'CRITICAL',
  CRIT: 'CRITICAL',
  ERROR: 'ERROR',
  ERR: 'ERROR',
  WARNING: 'WARNING',
  WARN: 'WARNING',
  NOTICE: 'NOTICE',
  INFO: 'INFO',
  DEBUG: 'DEBUG',
  DBG: 'DEBUG',
}

/**
 * Reads a `log` fence.
 *
 * @param text - the text of the fence, one character a byte
 * @param origin - where it starts
 */
export function parseLog(text: string, origin: Origin): LogChecks {
  const checks: LogCheck[] = []
  const problems: Problem[] = []
  for (const line of linesOf(text, origin)) {
    if (line.blank || trimBytesStart(line.text).startsWith('#')) continue
    const check = parseLine(line)
    if (isProblem(check)) problems.push(check)
    else checks.push(check)
  }
  return { checks, problems }
}

function parseLine(line: FenceLine): LogCheck | Problem {
  const [all = '', word = ''] = /^\s*(?:L_)?([A-Za-z]+):?(?:\s+|$)/.exec(line.text) ?? []
  const name = word.toUpperCase()
  const level = Object.hasOwn(levels, name) ? levels[name] : undefined
  if (level === undefined) {
    return problem(DocsCode.LOG_SYNTAX, line.place(), 'this line is not `LEVEL text`', {
      help: 'levels are ALERT, BUG, CRITICAL, ERROR, WARNING, NOTICE, INFO and DEBUG',
    })
  }
  const text = patternAt(line, all.length, Math.max(all.length, trimBytesEnd(line.text).length))
  return isProblem(text) ? text : { level, text, place: line.place() }
}

/**
 * Looks for lines in the log.
 *
 * @param checks - the lines, in order
 * @param log - the log
 * @param from - the first line of the log that has not been found by an earlier fence
 * @param bindings - bound by the lines that are found
 * @returns the index behind the last line found, or what is missing
 */
export function findLog(
  checks: readonly LogCheck[],
  log: readonly LogLine[],
  from: number,
  bindings: Bindings,
): number | Problem {
  let at = from
  for (const check of checks) {
    let found = at
    while (found < log.length && !fits(check, log[found], bindings)) found += 1
    if (found === log.length) return missing(check, log.slice(at), at > from)
    at = found + 1
  }
  return at
}

function fits(check: LogCheck, line: LogLine | undefined, bindings: Bindings): boolean {
  return (
    line !== undefined && line.level === check.level && matchText(check.text, line.text, bindings)
  )
}

function missing(check: LogCheck, rest: readonly LogLine[], behind: boolean): Problem {
  const where = behind ? ' behind the line above' : ''
  const sameText = rest.find((line) => line.text === check.text.text)
  const fact =
    sameText === undefined
      ? `the log has no such line${where}`
      : `the log has this text${where} at the level ${sameText.level}`
  return problem(DocsCode.LOG_MISSING, check.place, fact)
}
