/** A message that came, compared with what a transcript writes of it. */

import { HeaderId } from '../../../sip/header-names.ts'
import type { Message } from '../../../sip/message.ts'
import type { Bindings } from './bindings.ts'
import { DocsCode } from '../codes.ts'
import { escaped, quoted, type Difference } from './difference.ts'
import { headerKey, isList, matchHeader } from './header.ts'
import { matchStart } from './start-line.ts'
import { matchText } from './text.ts'
import { isWildcard, type Pattern } from '../grammar/pattern.ts'
import { problem } from '../problem.ts'
import { splitPattern, splitText } from './split.ts'
import type { AbsentLine, BodyLine, HeaderLine, ReceiveStep } from '../grammar/step.ts'

/** Headers that `only` leaves free: what every message must have (RFC 3261 section 8.1.1), and its length. */
const mandatory: ReadonlySet<number> = new Set([
  HeaderId.VIA,
  HeaderId.FROM,
  HeaderId.TO,
  HeaderId.CALL_ID,
  HeaderId.CSEQ,
  HeaderId.MAX_FORWARDS,
  HeaderId.CONTENT_LENGTH,
])

/**
 * Compares a message with a step. Names are bound by all that fits, even where something else does not: hand in a copy of
 * the bindings to be able to go back.
 *
 * @param step - what is written
 * @param message - what came
 * @param bindings - what the names stand for
 * @returns the differences, in the order of the lines; none when the message is the one that is written
 */
export function matchMessage(
  step: ReceiveStep,
  message: Message,
  bindings: Bindings,
): readonly Difference[] {
  const start = matchStart(step.start, message, bindings)
  const differences = [
    ...(start === null ? [] : [start]),
    ...matchHeaders(step.headers, message, bindings),
    ...(step.body === null ? [] : matchBody(step.body, message, bindings)),
    ...(step.start.only ? othersIn(step, message) : []),
  ]
  return differences.toSorted((a, b) => a.problem.place.line - b.problem.place.line)
}

/** The values of a header, in order; those of a list each by itself. */
export function valuesOf(message: Message, name: string): readonly string[] {
  const values: string[] = []
  for (let header = message.named(name); header !== null; header = message.next(header)) {
    if (isList(name)) values.push(...splitText(header.value, ','))
    else values.push(header.value)
  }
  return values
}

function matchHeaders(
  lines: readonly (HeaderLine | AbsentLine)[],
  message: Message,
  bindings: Bindings,
): readonly Difference[] {
  const groups = new Map<string, HeaderLine[]>()
  const differences: Difference[] = []
  for (const line of lines) {
    if (line.kind === 'absent') {
      differences.push(...matchAbsent(line, message))
      continue
    }
    const key = headerKey(line.name)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  for (const group of groups.values()) differences.push(...matchGroup(group, message, bindings))
  return differences
}

function matchAbsent(line: AbsentLine, message: Message): readonly Difference[] {
  const values = valuesOf(message, line.name)
  if (values.length === 0) return []
  const fact = `\`${line.name}\` must be absent, and it is ${quoted(values.join(', '))}`
  return [
    {
      problem: problem(DocsCode.HEADER_EXTRA, line.place, fact),
      rewrite: {
        place: line.place,
        lastLine: line.place.line,
        lines: values.map((value) => `${line.name}: ${escaped(value)}`),
      },
    },
  ]
}

/** Lines of one name against the values of that name: in order, and as many. */
function matchGroup(
  lines: readonly HeaderLine[],
  message: Message,
  bindings: Bindings,
): readonly Difference[] {
  const name = lines[0]?.name ?? ''
  const values = valuesOf(message, name)
  const differences: Difference[] = []
  let at = 0
  for (const [i, line] of lines.entries()) {
    const patterns = isList(name) ? splitPattern(line.value, ',') : [line.value]
    const rest = i === lines.length - 1 && isWildcard(line.value)
    const count = rest ? Math.max(values.length - at, 1) : patterns.length
    const mine = values.slice(at, at + count)
    at += count
    const fits = mine.length === count && (rest || matchAll(name, patterns, mine, bindings))
    if (fits) continue
    const first = i === 0
    differences.push(headerDifference(line, mine, { missing: mine.length < count, first }))
  }
  const last = lines.at(-1)
  if (last !== undefined && at < values.length) {
    const earlier = differences.at(-1)
    const ofLast = earlier?.rewrite?.place.line === last.place.line
    if (ofLast) differences.pop()
    differences.push(surplus(last, values.slice(at), ofLast ? earlier : null))
  }
  return differences
}

function matchAll(
  name: string,
  patterns: readonly Pattern[],
  values: readonly string[],
  bindings: Bindings,
): boolean {
  return bindings.attempt((trial) =>
    patterns.every((pattern, i) => matchHeader(name, pattern, values[i] ?? '', trial)),
  )
}

function headerDifference(
  line: HeaderLine,
  values: readonly string[],
  { missing, first }: { readonly missing: boolean; readonly first: boolean },
): Difference {
  const code = missing ? DocsCode.HEADER_MISSING : DocsCode.HEADER
  const none = first
    ? `the message has no \`${line.name}\``
    : `the message has no further \`${line.name}\``
  const seen = `\`${line.name}\` is ${quoted(values.join(', '))}${missing ? ', and no more' : ''}`
  const { place, lastLine } = line
  const absent = first ? [`- ${line.name}`] : []
  const instead = [`${line.name}: ${values.map(escaped).join(', ')}`]
  return {
    problem: problem(code, missing ? place : line.valuePlace, values.length === 0 ? none : seen),
    rewrite: { place, lastLine, lines: values.length === 0 ? absent : instead },
  }
}

/** More values than lines; an earlier difference of the last line goes with it. */
function surplus(
  line: HeaderLine,
  values: readonly string[],
  earlier: Difference | null,
): Difference {
  const more = values.length === 1 ? 'one more' : `${values.length} more`
  const fact = `the message has ${more} \`${line.name}\`: ${quoted(values.join(', '))}`
  const help = `write all of one name, or \`${line.name}: {*}\` as the last for all that follow`
  const kept = earlier?.rewrite?.lines ?? [`${line.name}: ${line.value.source}`]
  return {
    problem: earlier?.problem ?? problem(DocsCode.HEADER_EXTRA, line.place, fact, { help }),
    rewrite: {
      place: line.place,
      lastLine: line.lastLine,
      lines: [...kept, ...values.map((value) => `${line.name}: ${escaped(value)}`)],
    },
  }
}

/** Bodies are compared line by line; a line end behind the last line is free. */
function matchBody(
  lines: readonly BodyLine[],
  message: Message,
  bindings: Bindings,
): readonly Difference[] {
  const actual = message.body.replace(/(\r\n|\n)$/, '').split(/\r\n|\n/)
  const first = lines.findIndex(
    (line, i) => !matchText(line.text, actual[i] ?? '', bindings) || i >= actual.length,
  )
  const wrong = lines[first] ?? (actual.length > lines.length ? lines.at(-1) : undefined)
  const top = lines[0]
  if (wrong === undefined || top === undefined) return []
  const there = actual[first]
  const fact =
    first < 0
      ? `the body goes on with ${quoted(actual[lines.length] ?? '')}`
      : there === undefined || message.body === ''
        ? 'the body ends before this line'
        : `this line of the body is ${quoted(there)}`
  return [
    {
      problem: problem(DocsCode.BODY, wrong.place, fact),
      rewrite: {
        place: top.place,
        lastLine: lines.at(-1)?.place.line ?? top.place.line,
        lines: message.body === '' ? [] : actual.map(escaped),
      },
    },
  ]
}

/** What `only` forbids: headers that are neither written nor mandatory. */
function othersIn(step: ReceiveStep, message: Message): readonly Difference[] {
  const named = new Set(step.headers.map((line) => headerKey(line.name)))
  const others: string[] = []
  for (let i = 0; i < message.headerCount; i++) {
    const header = message.header(i)
    if (!mandatory.has(header.id) && !named.has(headerKey(header.name))) {
      others.push(`${header.name}: ${header.value}`)
    }
  }
  if (others.length === 0) return []
  const { place } = step.start
  const fact = `\`only\` allows no other header, and there is ${quoted(others.join(', '))}`
  return [{ problem: problem(DocsCode.HEADER_EXTRA, place, fact), rewrite: null }]
}
