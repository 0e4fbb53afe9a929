/** Checks that everything a configuration can name is documented as the style asks. */

import { DocsCode } from '../../src/docs/player/codes.ts'
import { isExample, type Example } from '../../src/docs/player/example.ts'
import { AddressBook } from '../../src/docs/reference-anchor.ts'
import { explanations, runs, type ModuleSource } from '../../src/docs/reference-build.ts'
import {
  firstSentence,
  type CommentTag,
  type DocComment,
} from '../../src/docs/reference-comment.ts'
import {
  compare,
  type Declared,
  type Subject,
  subjectsOf,
} from '../../src/docs/reference-subjects.ts'
import {
  entriesOf,
  entryKinds,
  examplesOf,
  type EntryKind,
  type Reference,
} from '../../src/docs/reference.ts'
import type { Documentation, Finding } from './compile.ts'
import { lintLibrary } from './library/lint.ts'
import { GRAMMAR, isProgramExample, provokes } from './library/programs.ts'
import { LINK } from './nodes.ts'
import { bannedWords, summaryFaults, withoutCode } from './prose.ts'

/** What the check found, and what it counted. */
export interface LintResult {
  readonly findings: readonly Finding[]
  /** How many entries of each kind there are. */
  readonly counts: Readonly<Record<EntryKind | 'diagnostics' | 'modules', number>>
  readonly examples: number
  /** Examples that opt out of being played. */
  readonly notRun: readonly Example[]
}

/** The tags there are, in the order they have to stand in. */
const TAGS = ['param', 'returns', 'example', 'compat', 'trap', 'rfc', 'see']

const words: Readonly<Record<EntryKind, string>> = {
  parameters: 'parameter',
  functions: 'function',
  variables: 'variable',
  transformations: 'transformation',
  selects: 'select',
  statistics: 'statistic',
  rpc: 'command',
  event_routes: 'event route',
}

/** A statistic is a figure that examples of other things move; it needs none of its own. */
const NEEDS_NO_EXAMPLE: ReadonlySet<EntryKind> = new Set(['statistics'])

/** The layers whose codes a configuration, an example or a program provokes, so that an example can show it. */
const LAYERS_WITH_EXAMPLES = new Set(['lang', 'module', 'docs', GRAMMAR])

/** The one example that shall have nothing to play. */
const EMPTY = `${DocsCode.NOTHING_TO_PLAY}/`

/** Fences that make an example worth reading: a configuration, what it does, or what something is. */
const PROVING = new Set(['kamailio', 'values', 'sip'])

/**
 * Checks the documentation of a project.
 *
 * @param documentation - the compiled project
 * @param allowedNotRun - how many examples may opt out of being played
 */
export function lintDocumentation(documentation: Documentation, allowedNotRun = 0): LintResult {
  const { house, core, modules, codes, reference, library } = documentation
  const lint = new Lint(reference)
  for (const source of [core, ...modules]) lint.module(source)
  for (const files of house.modules) {
    if (files.guide === null) {
      const text = `module \`${files.name}\` has no guide; it belongs in ${files.guidePath}`
      lint.findings.push({ file: files.index, line: 1, text })
    }
  }
  for (const code of codes) lint.code(code.name, code.declared, house.codes[0] ?? '')
  if (library !== null) lint.findings.push(...lintLibrary(library))
  const examples = examplesOf(reference)
  for (const example of examples) lint.example(example)
  const notRun = examples.filter(
    (example) => !runs(example) && !isProgramExample(example) && !example.id.startsWith(EMPTY),
  )
  const all = [...documentation.findings, ...lint.findings, ...overBudget(notRun, allowedNotRun)]
  return {
    findings: all.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line),
    counts: counts(reference),
    examples: examples.length,
    notRun,
  }
}

function overBudget(notRun: readonly Example[], allowed: number): Finding[] {
  if (notRun.length <= allowed) return []
  return notRun.map((example) => ({
    file: example.file,
    line: example.line,
    text: `the example "${example.title}" does not run`,
  }))
}

function counts(reference: Reference): LintResult['counts'] {
  const modules = [reference.core, ...Object.values(reference.modules)]
  const count = (kind: EntryKind) =>
    modules.reduce((sum, module) => sum + entriesOf(module, kind).length, 0)
  const perKind = Object.fromEntries(entryKinds.map((kind) => [kind, count(kind)]))
  return {
    ...(perKind as Record<EntryKind, number>),
    diagnostics: reference.diagnostics.length,
    modules: modules.length - 1,
  }
}

/** One check: what it has found so far. */
class Lint {
  readonly findings: Finding[] = []
  readonly #book: AddressBook
  readonly #modules: ReadonlySet<string>

  constructor(reference: Reference) {
    this.#book = new AddressBook(reference)
    this.#modules = new Set(['core', ...Object.keys(reference.modules)])
  }

  module(source: ModuleSource): void {
    const { name, namespace, declarations } = source
    this.#comment(declarations.module, name, `module \`${name}\``, name, ['module'])
    for (const subject of subjectsOf(name, namespace, declarations)) this.#subject(subject)
  }

  code(name: string, declared: Declared | null, file: string): void {
    const what = `code \`${name}\``
    const comment = this.#comment(declared ?? { file, line: 1, comment: null }, name, what, '')
    const layer = name.slice(0, name.indexOf('/'))
    if (comment && LAYERS_WITH_EXAMPLES.has(layer)) this.#needsExample(comment, what)
    if (comment && layer === GRAMMAR) this.#programs(comment, name)
  }

  /** The examples of a code of the grammar: programs that say that it comes of them. */
  #programs(comment: DocComment, code: string): void {
    for (const tag of comment.tags) {
      if (tag.name !== 'example' || provokes(tag.fences, code)) continue
      const text = `an example needs a \`ts\` fence with \`// => { code: '${code}' }\` in it`
      this.#at(comment.file, tag.line, text)
    }
  }

  /** An example: what its fences say behind their language, and what they hold. */
  example(example: Example): void {
    for (const fence of example.fences) {
      if (fence.info.fault) this.#at(example.file, fence.line - 1, fence.info.fault)
      const dots = fence.text.split('\n').findIndex((line) => line.trim() === '...')
      if (fence.language === 'kamailio' && dots >= 0) {
        const text = '`...` leaves something out; an example is whole, or uses wrap=route or with=…'
        this.#at(example.file, fence.line + dots, text)
      }
    }
  }

  #subject(subject: Subject): void {
    const what = `${words[subject.kind]} \`${subject.facts.name}\` of \`${subject.module}\``
    const declared = subject.declared
    if (!declared) {
      this.#at(`modules/${subject.module}/index.ts`, 1, `${what} is declared where nobody finds it`)
      return
    }
    const comment = this.#comment(declared, subject.symbol, what, subject.module)
    if (!comment) return
    this.#params(subject, comment, what)
    if (!NEEDS_NO_EXAMPLE.has(subject.kind)) this.#needsExample(comment, what)
  }

  /** What every comment is checked for. */
  #comment(
    declared: Declared,
    name: string,
    what: string,
    module: string,
    extraTags: readonly string[] = [],
  ): DocComment | null {
    const { comment, file, line } = declared
    if (!comment) {
      this.#at(file, line, `${what} has no documentation comment`)
      return null
    }
    const { summary } = firstSentence(comment.lead)
    const faults = summaryFaults(summary, name)
    for (const fault of faults) this.#at(file, comment.leadLine, `${what}: ${fault}`)
    for (const fault of comment.faults) this.#at(file, fault.line, fault.text)
    this.#prose(comment.lead, file, comment.leadLine, module)
    this.#tags(comment, extraTags)
    for (const tag of comment.tags) this.#tag(tag, file, module)
    return comment
  }

  #prose(text: string, file: string, line: number, module: string): void {
    for (const word of bannedWords(text)) this.#at(file, line, `prose does not say "${word}"`)
    for (const [, name = ''] of withoutCode(text).matchAll(LINK)) {
      if (this.#modules.has(name) || this.#book.find(name, module)) continue
      this.#at(file, line, `\`{@link ${name}}\` leads nowhere; nothing is called so`)
    }
  }

  /** Tags that are not known, and the first one out of order: those behind it would all be told as well. */
  #tags(comment: DocComment, extra: readonly string[]): void {
    const order = comment.tags.map((tag) => TAGS.indexOf(tag.name))
    for (const [index, tag] of comment.tags.entries()) {
      if ((order[index] ?? 0) >= 0 || extra.includes(tag.name)) continue
      const known = TAGS.map((name) => `@${name}`).join(', ')
      this.#at(comment.file, tag.line, `\`@${tag.name}\` is not known; there are ${known}`)
    }
    let last = 0
    for (const [index, tag] of comment.tags.entries()) {
      const own = order[index] ?? 0
      if (own < 0) continue
      if (own < last) {
        const text = `\`@${tag.name}\` stands after \`@${TAGS[last]}\`; it belongs before`
        return this.#at(comment.file, tag.line, text)
      }
      last = own
    }
  }

  #tag(tag: CommentTag, file: string, module: string): void {
    const at = (text: string) => this.#at(file, tag.line, text)
    this.#prose(tag.text, file, tag.line, module)
    if (tag.text === '' && tag.name !== 'module') at(`\`@${tag.name}\` says nothing`)
    if (tag.name === 'rfc' && !/^\d{3,5}\b/.test(tag.text)) {
      at('`@rfc` opens with the number, `@rfc 3261 section 16.6`')
    }
    if (tag.name !== 'example') return
    const title = tag.text.split('\n')[0] ?? ''
    // the one example of a code is called like the code, which belongs to no module; its playing says whether it proves that
    if (module === '') return
    if (/^[`~]{3}/.test(title) || title === '') at('an example needs a title behind `@example`')
    if (!isExample(tag.fences) || !tag.fences.some(({ language }) => PROVING.has(language))) {
      at('an example needs a `kamailio`, `values` or `sip` fence')
    }
  }

  #params(subject: Subject, comment: DocComment, what: string): void {
    const explained = explanations(comment)
    for (const name of subject.mustExplain) {
      if (!explained.get(name))
        this.#at(comment.file, comment.line, `${what} needs \`@param ${name}\``)
    }
    const known = new Set([...subject.mustExplain, ...subject.mayExplain])
    for (const name of explained.keys()) {
      if (known.has(name)) continue
      this.#at(comment.file, comment.line, `${what} has no argument \`${name}\` to explain`)
    }
  }

  #needsExample(comment: DocComment, what: string): void {
    if (comment.tags.some((tag) => tag.name === 'example')) return
    this.#at(comment.file, comment.line, `${what} has no example`)
  }

  #at(file: string, line: number, text: string): void {
    this.findings.push({ file, line, text })
  }
}
