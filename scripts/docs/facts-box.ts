/** The box at the head of an entry: what its declaration says. */

import type { RouteType } from '../../src/lang/vocabulary.ts'
import type { ArgumentEntry, Documentation, EntryKind, Facts } from '../../src/docs/reference.ts'
import { code, html, link, type Running } from './nodes.ts'

/** A line of the box: what it is about, and what it says. */
export type Fact = readonly [label: string, value: readonly Running[]]

const blocks: Readonly<Record<RouteType, string>> = {
  request: 'request_route',
  reply: 'reply_route',
  onreply: 'onreply_route',
  failure: 'failure_route',
  branch: 'branch_route',
  onsend: 'onsend_route',
  event: 'event_route',
}

/** What the box of each kind of entry says. */
const boxes: { readonly [K in EntryKind]: (facts: Facts[K]) => Fact[] } = {
  parameters: (facts) => [
    ['Form', lines(facts.forms)],
    ['Type', [facts.type]],
    ...(facts.type === 'statement'
      ? []
      : [['Default', facts.default === null ? ['none'] : [code(facts.default)]] satisfies Fact]),
    ...when(facts.idle === null ? rangeText(facts.minimum, facts.maximum) : null, (range): Fact => [
      'Range',
      [range],
    ]),
    ...when(facts.unit, (unit): Fact => ['Unit', [unit]]),
    ...when(facts.values, (values): Fact => ['Values', codes(values)]),
    ...(facts.many ? [['Repeated', ['each setting adds one']] satisfies Fact] : []),
    ...when(facts.live, (live): Fact => [
      'Run time',
      [code(`cfg.set ${live.replace('.', ' ')} …`)],
    ]),
    ...when(facts.idle, (reason): Fact => ['Effect', [`none here: ${reason}`]]),
    ...also(facts.aliases),
  ],
  functions: (facts) => [
    ['Form', lines(facts.forms)],
    [
      'Routes',
      facts.routes === 'any' ? ['any'] : codes(facts.routes.map((route) => blocks[route])),
    ],
    ...(facts.waits
      ? [['Waits', ['yes: the script goes on when the answer is there']] satisfies Fact]
      : []),
    ...also(facts.aliases),
  ],
  variables: (facts) => [
    ['Form', lines(facts.forms)],
    ['Type', [facts.type]],
    ['Access', [facts.settable ? 'read, set' : 'read']],
    ...when(facts.key?.keys ?? null, (keys): Fact => ['Keys', codes(keys)]),
    ...also(facts.aliases),
  ],
  transformations: (facts) => [
    ['Form', lines(facts.forms)],
    ['Takes', [facts.from]],
    ['Gives', [facts.to]],
  ],
  selects: (facts) => [['Forms', codes(facts.forms)]],
  statistics: (facts) => [['Type', [facts.type]]],
  rpc: (facts) => [
    ['Form', lines(facts.forms)],
    ...when(facts.mi, (mi): Fact => ['MI', [code(mi)]]),
  ],
  event_routes: (facts) => [['Form', [code(`event_route[${facts.name}]`)]]],
}

/**
 * The lines of an entry's box.
 *
 * @param kind - what the entry is
 * @param entry - the entry
 */
export function factsOf<K extends EntryKind>(kind: K, entry: Facts[K] & Documentation): Fact[] {
  return [...boxes[kind](entry), ...entry.rfc.map((text): Fact => ['RFC', rfcLinks(text)])]
}

/** What an argument's declaration says, for the line that explains it: `int, 100 to 699, optional`. */
export function argumentFacts(argument: ArgumentEntry): string {
  const range = rangeText(argument.minimum, argument.maximum)
  const words = [argument.type, range, argument.optional ? 'optional' : null]
  if (argument.repeated) words.push('repeated')
  return words.filter((word) => word !== null).join(', ')
}

/** `3261 section 8.2.7, 3581` with each RFC a link. */
export function rfcLinks(text: string): Running[] {
  const pieces: Running[] = []
  let at = 0
  for (const match of text.matchAll(/(\d{3,5})(?:\s+section\s+(\w+(?:\.\w+)*))?/g)) {
    const [shown, number = '', section] = match
    const place = section ? `#section-${section}` : ''
    pieces.push(text.slice(at, match.index))
    pieces.push(link(`https://www.rfc-editor.org/rfc/rfc${number}${place}`, shown))
    at = match.index + shown.length
  }
  pieces.push(text.slice(at))
  return pieces.filter((piece) => piece !== '')
}

function rangeText(minimum: number | null, maximum: number | null): string | null {
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}`
  if (minimum !== null) return `${minimum} or more`
  return maximum === null ? null : `${maximum} or less`
}

function when<T>(value: T | null, fact: (value: T) => Fact): Fact[] {
  return value === null ? [] : [fact(value)]
}

function also(aliases: readonly string[]): Fact[] {
  return aliases.length === 0 ? [] : [['Also', codes(aliases)]]
}

function codes(names: readonly string[]): Running[] {
  return names.flatMap((name, index) => (index === 0 ? [code(name)] : [', ', code(name)]))
}

function lines(forms: readonly string[]): Running[] {
  return forms.flatMap((form, index) => (index === 0 ? [code(form)] : [html('<br>'), code(form)]))
}
