/** The report of a failure: the transcript with the wrong line marked, what came, and what the server did. */

import { fromByteString, toByteString } from './bytes.ts'
import { printDuration } from './grammar/duration.ts'
import { printEndpoint } from './actors/endpoint.ts'
import type { Example, Fence } from './example.ts'
import type { CommandAnswer, Failure, Sent } from './failure.ts'
import type { TraceStep } from './host.ts'
import type { Arrived } from './world/mail.ts'
import { printPlace, type Place, type Problem } from './problem.ts'
import { startOfTime } from './world/virtual-clock.ts'
import type { LogLine } from './world/world.ts'

/** Lines of the fence shown above and below the wrong one. */
const LINES_ABOVE = 14
const LINES_BELOW = 5
/** How much of a message, of the statements, of the log and of further problems is shown. */
const MESSAGE_LINES = 50
const LINE_WIDTH = 200
const TRACE_STEPS = 30
const LOG_LINES = 15
const PROBLEMS = 10

/** Line one of a report: complete by itself, so that editors can jump to it. */
export function reasonOf({ place, code, message }: Problem): string {
  return fromByteString(`${printPlace(place)}: error[${code}]: ${oneLine(message)}`)
}

/**
 * The whole report.
 *
 * @param example - the example that failed
 * @param failure - why
 */
export function printReport(example: Example, failure: Failure): string {
  const [first, ...others] = failure.problems
  const sections = [
    [reasonOf(first), ...snippet(example, first)].join('\n'),
    othersSection(others),
    failure.came === null ? '' : messageSection(failure.came),
    failure.answer === null ? '' : answerSection(failure.answer),
    (failure.came ?? failure.answer) ? '' : sentSection(failure.sent),
    bindingsSection(failure.bindings),
    failure.trace === null ? '' : traceSection(failure.trace, failure.came !== null),
    logSection(failure.log),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** The lines of the fence around the wrong one, with carets below it, and notes and help. */
function snippet(example: Example, { place, notes, help }: Problem): readonly string[] {
  const fence = example.file === place.file ? fenceAt(example, place.line) : null
  const lines = fence === null ? [] : toByteString(fence.text).replace(/\n$/, '').split('\n')
  const first = fence?.line ?? place.line
  const from = Math.max(first, place.line - LINES_ABOVE)
  const to = Math.min(first + lines.length - 1, place.line + LINES_BELOW)
  const width = String(to).length
  const gutter = ' '.repeat(width + 1)
  const shown = fence === null ? [] : [`${gutter}|`]
  for (let number = from; number <= to; number++) {
    const text = lines[number - first] ?? ''
    const wrong = number === place.line
    const label = String(number).padStart(width)
    shown.push(`${label} ${wrong ? '>' : '|'} ${shortened(text)}`.trimEnd())
    if (wrong) shown.push(`${gutter}| ${carets(text, place, fence?.column ?? 1)}`)
  }
  for (const note of notes) shown.push(...noteLines(gutter, note))
  if (help !== null) shown.push(`${gutter}= help: ${fromByteString(oneLine(help))}`)
  return shown
}

/** A note of several lines, as printed diagnostics are, stands below its label as it is. */
function noteLines(gutter: string, note: string): readonly string[] {
  const lines = fromByteString(note).trimEnd().split('\n')
  if (lines.length === 1) return [`${gutter}= note: ${lines[0] ?? ''}`]
  return [`${gutter}= note:`, ...lines.map((line) => `    ${line}`.trimEnd())]
}

function carets(text: string, place: Place, column: number): string {
  const from = Math.max(place.column - column, 0)
  const before = fromByteString(text.slice(0, from))
  const marked = fromByteString(text.slice(from, from + Math.max(place.length, 1)))
  const room = Math.max(LINE_WIDTH - before.length, 1)
  const blank = before.replaceAll(/[^\t]/g, ' ')
  return blank + '^'.repeat(Math.min(Math.max(marked.length, 1), room))
}

function fenceAt(example: Example, line: number): Fence | null {
  const found = example.fences.find(
    (fence) => line >= fence.line && line < fence.line + fence.text.split('\n').length,
  )
  return found ?? null
}

function othersSection(others: readonly Problem[]): string {
  if (others.length === 0) return ''
  const rest = others.length > PROBLEMS ? [`and ${others.length - PROBLEMS} more`] : []
  return ['Also wrong:', ...indented([...others.slice(0, PROBLEMS).map(reasonOf), ...rest])].join(
    '\n',
  )
}

function messageSection({ delivery, message, actor }: Arrived): string {
  const when = printDuration(delivery.at - startOfTime)
  const name = actor === '' ? 'nobody' : actor
  const head = `The message, to ${name} (${printEndpoint(delivery.to)}) from ${printEndpoint(delivery.from)}, ${when} after the start:`
  return [head, ...messageLines(message.text)].join('\n')
}

function answerSection({ command, text }: CommandAnswer): string {
  return [`What \`${command}\` gave:`, ...messageLines(text)].join('\n')
}

/** What was sent last, for a reader who wonders why nothing came of it. */
function sentSection(sent: Sent | null): string {
  if (sent === null) return ''
  return [`The message before it, from ${sent.actor}:`, ...messageLines(sent.text)].join('\n')
}

function messageLines(text: string): readonly string[] {
  const lines = text.replace(/[\r\n]+$/, '').split(/\r?\n/)
  const rest = lines.length - MESSAGE_LINES
  const shown = rest > 0 ? [...lines.slice(0, MESSAGE_LINES), `… ${rest} more lines`] : lines
  return indented(shown)
}

function bindingsSection(bindings: ReadonlyMap<string, string>): string {
  if (bindings.size === 0) return ''
  const lines = [...bindings].map(([name, value]) => `{${name}} = ${oneLine(value)}`)
  return ['Bound so far:', ...indented(lines)].join('\n')
}

function traceSection(trace: readonly TraceStep[], came: boolean): string {
  const what = came ? 'for it' : 'last'
  if (trace.length === 0) return came ? 'No statement of the configuration ran for it.' : ''
  const lines = trace.map(({ position, text }) => {
    const at = `${position.file}:${position.line}:${position.column}`
    return `${at}  ${oneLine(text.split('\n', 1)[0] ?? '')}`
  })
  const last = lines.slice(-TRACE_STEPS)
  const skipped = lines.length - last.length
  const head = skipped === 0 ? '' : `, the last ${last.length} of ${lines.length}`
  return [`The statements that ran ${what}${head}:`, ...indented(last)].join('\n')
}

function logSection(log: readonly LogLine[]): string {
  if (log.length === 0) return ''
  const last = log.slice(-LOG_LINES).map(({ level, text }) => `${level} ${text}`)
  const head = last.length === log.length ? 'The log:' : `The last ${last.length} lines of the log:`
  return [head, ...indented(last)].join('\n')
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${shortened(line)}`.trimEnd())
}

/** A line for a terminal: printable, and not endless. */
function shortened(line: string): string {
  const text = fromByteString(line).replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, '?')
  return text.length > LINE_WIDTH ? `${text.slice(0, LINE_WIDTH)}…` : text
}

function oneLine(text: string): string {
  return text.replaceAll('\r', '').replaceAll('\n', String.raw`\n`)
}
