/** What there is to say about a configuration, and how it is printed. */
import type { Origin, Position } from './position.ts'
import { printPosition } from './position.ts'
import { snippet } from './snippet.ts'
import type { Source } from './source.ts'
import { trimEndOf } from './trim.ts'

/** `error` would not start, `warning` is likely not meant, `hint` works but a better way exists. */
export type Severity = 'error' | 'warning' | 'hint'

/** Another place that matters. The place is printed behind the message: "included from" reads "included from main.cfg:12:1". */
export interface DiagnosticNote {
  readonly message: string
  readonly position: Position | null
}

/** One thing to say, at one place. */
export interface Diagnostic {
  readonly severity: Severity
  /** `lang/kebab-name`. */
  readonly code: string
  /** Complete by itself: what is there, then what may be there. Lower case, no period. */
  readonly message: string
  readonly position: Position
  readonly notes: readonly DiagnosticNote[]
  /** What to do; null when that is not sure. */
  readonly help: string | null
}

/** What may be added to a diagnostic. */
export interface DiagnosticExtras {
  readonly notes?: readonly DiagnosticNote[]
  readonly help?: string | null
}

/** From the gravest on. */
const severities: readonly Severity[] = ['error', 'warning', 'hint']

/** How many are printed before the rest is counted. */
const PRINTED_DIAGNOSTICS = 20

/** Beyond this many errors, or others, no more are kept, only counted: a file of noise must not fill the memory. */
const KEPT_DIAGNOSTICS = 1000

/** How many steps of a chain become notes. */
const SHOWN_ORIGINS = 4

/** Finds the text of a file for the snippet; null when it is not at hand. */
export type SourceFinder = (file: string) => Source | null

/** Collects what is found, each thing once; prints it in the order of the files. */
export class Diagnostics {
  readonly #found: Diagnostic[] = []
  readonly #seen = new Set<string>()
  readonly #sources = new Map<string, Source>()
  #errors = 0
  #keptErrors = 0
  #dropped = 0

  /** Makes the text of a file known, for snippets. */
  addSource(source: Source): void {
    this.#sources.set(source.file, source)
  }

  /** The text of a file that was read; null when it was not. */
  source(file: string): Source | null {
    return this.#sources.get(file) ?? null
  }

  /** All texts that were read. */
  get sources(): readonly Source[] {
    return [...this.#sources.values()]
  }

  /** In the order they were found. */
  get all(): readonly Diagnostic[] {
    return this.#found
  }

  /** How many errors there are, those too many to keep included. */
  get errorCount(): number {
    return this.#errors
  }

  /** True when the configuration would not start. */
  get hasErrors(): boolean {
    return this.#errors > 0
  }

  /** Adds one, unless the same code was given at the same place. The chain of the place becomes notes. */
  add(diagnostic: Diagnostic): void {
    const at = diagnostic.position
    const key = `${diagnostic.code} ${at.file} ${at.offset} ${at.length} ${diagnostic.message}`
    if (this.#seen.has(key)) return
    const isError = diagnostic.severity === 'error'
    if (isError) this.#errors += 1
    const kept = isError ? this.#errors - 1 : this.#found.length - this.#keptErrors
    if (kept >= KEPT_DIAGNOSTICS) {
      this.#dropped += 1
      return
    }
    if (isError) this.#keptErrors += 1
    this.#seen.add(key)
    const notes = [...diagnostic.notes, ...chainNotes(at)]
    this.#found.push(notes.length > 0 ? { ...diagnostic, notes } : diagnostic)
  }

  /** Adds an error. */
  error(code: string, message: string, position: Position, extras: DiagnosticExtras = {}): void {
    this.add(makeDiagnostic('error', code, message, position, extras))
  }

  /** Adds a warning. */
  warning(code: string, message: string, position: Position, extras: DiagnosticExtras = {}): void {
    this.add(makeDiagnostic('warning', code, message, position, extras))
  }

  /** Adds a hint. */
  hint(code: string, message: string, position: Position, extras: DiagnosticExtras = {}): void {
    this.add(makeDiagnostic('hint', code, message, position, extras))
  }

  /** Sorted by file (in the order the files were read) and place. */
  sorted(): readonly Diagnostic[] {
    const order = new Map([...this.#sources.keys()].map((file, index) => [file, index]))
    const rank = (diagnostic: Diagnostic): number => order.get(diagnostic.position.file) ?? -1
    return this.#found.toSorted(
      (a, b) => rank(a) - rank(b) || a.position.offset - b.position.offset,
    )
  }

  /**
   * The text for a terminal: at most 20, the graver ones kept before the others, then how many there are more. '' when there are none.
   *
   * @param limit - how many are printed before the rest is counted
   * @param least - the least severity that is printed or counted
   */
  print(limit: number = PRINTED_DIAGNOSTICS, least: Severity = 'hint'): string {
    const shown = severities.slice(0, severities.indexOf(least) + 1)
    const sorted = this.sorted().filter(({ severity }) => shown.includes(severity))
    const gravestFirst = shown.flatMap((each) => sorted.filter(({ severity }) => severity === each))
    const kept = new Set(gravestFirst.slice(0, limit))
    const find: SourceFinder = (file) => this.source(file)
    const blocks = sorted.filter((one) => kept.has(one)).map((one) => printDiagnostic(one, find))
    const rest = sorted.length + this.#dropped - blocks.length
    if (rest > 0) blocks.push(`\xe2\x80\xa6 and ${rest} more\n`)
    return blocks.join('\n')
  }

  /** All that were kept, as data for `--format=json`; texts decoded as UTF-8. */
  toJson(): readonly DiagnosticJson[] {
    return this.sorted().map(diagnosticToJson)
  }
}

/** A place in JSON. */
export interface PositionJson {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly offset: number
  readonly length: number
}

/** A diagnostic in JSON. */
export interface DiagnosticJson {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly position: PositionJson
  readonly notes: readonly { readonly message: string; readonly position: PositionJson | null }[]
  readonly help: string | null
}

/** Puts a diagnostic together. */
export function makeDiagnostic(
  severity: Severity,
  code: string,
  message: string,
  position: Position,
  extras: DiagnosticExtras = {},
): Diagnostic {
  const { notes = [], help = null } = extras
  return { severity, code, message, position, notes, help }
}

/** The same facts as the printed form, with byte strings decoded as UTF-8. */
export function diagnosticToJson(diagnostic: Diagnostic): DiagnosticJson {
  return {
    severity: diagnostic.severity,
    code: diagnostic.code,
    message: decode(diagnostic.message),
    position: positionToJson(diagnostic.position),
    notes: diagnostic.notes.map((note) => ({
      message: decode(note.message),
      position: note.position === null ? null : positionToJson(note.position),
    })),
    help: diagnostic.help === null ? null : decode(diagnostic.help),
  }
}

/** Line one: complete by itself, for editors and logs. */
function headline(diagnostic: Diagnostic): string {
  const { position, severity, code, message } = diagnostic
  const place = position.file === '' ? '' : `${printPosition(position)}: `
  return `${place}${severity}[${code}]: ${visible(message)}`
}

/** The whole text of one diagnostic, with the line, a caret under the wrong text, notes and help. A byte string; ends with a newline. */
export function printDiagnostic(diagnostic: Diagnostic, find: SourceFinder): string {
  const { position, notes, help } = diagnostic
  const source = position.file === '' ? null : find(position.file)
  const view = source === null ? null : snippet(source.text, position)
  const gutter = ' '.repeat((view === null ? 0 : String(position.line).length) + 1)
  const lines = [headline(diagnostic)]
  if (view !== null) {
    lines.push(`${gutter}|`, `${position.line} | ${view.line}`, `${gutter}| ${view.marks}`)
  }
  for (const note of notes) {
    const place = note.position === null ? '' : ` ${printPosition(note.position)}`
    lines.push(`${gutter}= note: ${visible(note.message)}${place}`)
  }
  if (help !== null) lines.push(`${gutter}= help: ${visible(help)}`)
  return `${lines.map((line) => trimEndOf(line, ' \t')).join('\n')}\n`
}

/** `n errors, n warnings`, what a checker says at its end; '' when there is nothing. */
export function summary(found: readonly Diagnostic[]): string {
  const words = severities.map((severity) => {
    const count = found.filter((diagnostic) => diagnostic.severity === severity).length
    return count === 0 ? '' : `${count} ${severity}${count === 1 ? '' : 's'}`
  })
  return words.filter((word) => word !== '').join(', ')
}

function chainNotes(position: Position): DiagnosticNote[] {
  const shown = position.chain.slice(0, SHOWN_ORIGINS)
  const rest = position.chain.length - shown.length
  const more = rest > 0 ? [{ message: `and ${rest} more such steps`, position: null }] : []
  return [...shown.map(originNote), ...more]
}

function originNote(origin: Origin): DiagnosticNote {
  if (origin.reason === 'include') return { message: 'included from', position: origin }
  const message = `\`${origin.name}\` gets its value`
  if (origin.file === '') return { message: `${message} from the command line`, position: null }
  return { message: `${message} at`, position: origin }
}

function positionToJson(position: Position): PositionJson {
  const { file, line, column, offset, length } = position
  return { file: decode(file), line, column, offset, length }
}

function decode(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}

/** A message may quote what somebody wrote: keep it on one line. */
function visible(text: string): string {
  return text.replaceAll(/[\x00-\x1f\x7f]/g, (character) =>
    character === '\n' ? '\\n' : character === '\t' ? '\\t' : '?',
  )
}
