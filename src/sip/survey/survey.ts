// hot
/**
 * The survey of a message, by WebAssembly: what `assembly/survey.ts` finds in messages that are written as nearly all are. As long as no
 * other message is surveyed, addresses, URIs and Vias of this one are read in its memory too, by `assembly/grammars.ts`, when asked for.
 *
 * 0.24 µs a message, copying included, where the same in JavaScript takes 0.9: of bytes that lie in its own memory it checks no bounds,
 * and it looks at up to sixteen at a time.
 */

import { HOST, stopTable, TOKEN } from '../chars.ts'
import { crowdFault, harmlessBytes, onceIds } from '../crowd.ts'
import { entryColon, entryId, entryStart } from '../directory.ts'
import { compact, headerName, slots } from '../header-names.ts'
import { writeLatin1 } from '../latin1.ts'
import type { ParserRules } from '../rules.ts'
import { BAD, OTHER, PLAIN, URI_KIND } from '../uri-kinds.ts'
import { CODE } from './code.ts'
import * as layout from './layout.ts'

/** What is used of WebAssembly, whose types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: SurveyExports }
}

interface SurveyExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  /** Surveys the message of this length in the memory; 0 for one that is to be read by other means. */
  survey(length: number): number
  /** See `assembly/grammars.ts`. */
  address(from: number, to: number): number
  uri(from: number, to: number): number
  viaOf(from: number, to: number): number
}

const code = new WebAssembly.Module(Buffer.from(CODE, 'base64'))
const { exports } = new WebAssembly.Instance(code)
const { survey, address, uri, viaOf } = exports
const memory = exports.memory.buffer

/** The numbers of a survey: there is one in each place of the layout. */
export type Numbers = Int32Array & Record<(typeof layout)[keyof typeof layout], number>

/** What the last survey has found, in the places of `layout.ts`; whoever wants it later copies it. */
// the type of an array does not say that it is long enough
export const numbers: Numbers = new Int32Array(
  memory,
  layout.NUMBERS_AT,
  layout.NUMBER_COUNT,
) as Numbers

// a table of this file is not loaded at each use, an imported one is
const found: Numbers = numbers
const {
  BODY_START,
  DIRECTORY,
  FIRST_LINE_END,
  HEADERS_END,
  HEADER_COUNT,
  LONG,
  LONGEST,
  MAX_MESSAGE,
  MOST_SEPARATORS,
  MOST_VIAS,
  REPEATED,
  URI_END,
  URI_START,
} = layout
const QUESTION = 63
const AT = 64
const message = Buffer.from(memory, layout.MESSAGE_AT, MAX_MESSAGE)
const ONCE: number = onceIds
fillTables()

/** A table of 256 as a set of 16 bytes: see the layout. */
function setOf(table: Uint8Array): Uint8Array {
  const set = new Uint8Array(16)
  for (let code = 0; code < 128; code++) {
    if (table[code] !== 0) set[code & 15] = (set[code & 15] ?? 0) | (1 << (code >> 4))
  }
  return set
}

function fillTables(): void {
  const bytes = new Uint8Array(memory)
  const values = stopTable(';,"(').map((stop, code) => (stop === 1 ? 0 : TOKEN[code] ? 1 : 2))
  bytes.set(setOf(TOKEN), layout.TOKENS_AT)
  bytes.set(setOf(HOST), layout.HOSTS_AT)
  const users = URI_KIND.map((kind) => (kind === PLAIN || kind === OTHER ? 1 : 0))
  const parameters = URI_KIND.map((kind, code) =>
    kind === BAD || code === AT || code === QUESTION ? 0 : 1,
  )
  bytes.set(setOf(users), layout.USERS_AT)
  bytes.set(setOf(parameters), layout.PARAMETERS_AT)
  bytes.set(stopTable(';=,"('), layout.VIA_NAMES_AT)
  bytes.set(values, layout.VIA_VALUES_AT)
  bytes.set(compact, layout.COMPACT_AT)
  bytes.set(slots, layout.HEADER_SLOTS_AT)
  for (const [id, name] of headerName.entries()) {
    const at = layout.NAMES_AT + id * layout.PADDED_NAME
    bytes.set(Buffer.from(name.toLowerCase(), 'latin1'), at)
    bytes[at + layout.LONGEST_NAME] = name.length
  }
}

/**
 * Surveys a message.
 *
 * @returns false for one that is to be read by other means, since it is written in an unusual way or may break a limit
 */
export function surveyed(text: string, rules: ParserRules): boolean {
  const { length } = text
  if (length > MAX_MESSAGE || length > rules.maxBytes) return false
  // from the text, not from the bytes: 18 ns, not 40
  writeLatin1(message, text, 0, length)
  last = text
  return survey(length) === 1 && isHarmless(text, rules)
}

/** The text that lies in the memory: parts of it can be read there. Another one that is the same says the same. */
let last = ''

/**
 * Reads the address that stands in a text from `from` on, where the text is that of the message surveyed last.
 *
 * @returns where the comma behind it is, or `to`; 0 for one that is to be read by its grammar
 */
export function surveyedAddress(text: string, from: number, to: number): number {
  return text === last ? address(from, to) : 0
}

/** The same for a URI that ends at `to`. */
export function isSurveyedUri(text: string, from: number, to: number): boolean {
  return text === last && uri(from, to) === 1
}

/** The same for a Via, behind which a comma is, or nothing up to `to`. */
export function isSurveyedVia(text: string, from: number, to: number): boolean {
  return text === last && viaOf(from, to) === 1
}

/** Whether a message that was surveyed breaks no limit, and has nothing twice that may be there once. */
function isHarmless(text: string, rules: ParserRules): boolean {
  const longest = found[LONGEST]
  const firstLineEnd = found[FIRST_LINE_END]
  const headers = found[HEADERS_END] - firstLineEnd
  return (
    (found[REPEATED] & ONCE) === 0 &&
    longest <= rules.maxHeaderBytes &&
    // a Via has 14 bytes at least
    (headers <= 14 * rules.maxVias || found[MOST_VIAS] <= rules.maxVias) &&
    firstLineEnd <= rules.maxFirstLineBytes &&
    found[URI_END] - found[URI_START] <= rules.maxUriBytes &&
    found[HEADER_COUNT] <= rules.maxHeaders &&
    text.length - found[BODY_START] <= rules.maxBodyBytes &&
    (longest <= harmlessBytes(rules) || !isCrowded(text, rules))
  )
}

/** Whether one of the headers that are long enough for it has more elements or parameters than it may have. */
function isCrowded(text: string, rules: ParserRules): boolean {
  const harmless = harmlessBytes(rules)
  // in headers that are longer than that, separators were counted: 0.4 us less where there are some
  if (harmless >= LONG && 2 * found[MOST_SEPARATORS] < harmless) return false
  const count = found[HEADER_COUNT]
  for (let i = 0; i < count; i++) {
    const entry = found[DIRECTORY + i] ?? 0
    const end = i + 1 < count ? entryStart(found[DIRECTORY + i + 1] ?? 0) : found[HEADERS_END]
    if (end - entryStart(entry) <= harmless) continue
    const from = entryColon(text, entry) + 1
    if (crowdFault(text, entryId(entry), from, end, rules) !== null) return true
  }
  return false
}
