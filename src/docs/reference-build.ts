/** Builds the reference from what modules declare and from the comments above it. */

import type { Example } from './player/example.ts'
import { isExample, slugOf, uniqueId } from './player/example.ts'
import { firstSentence, type CommentTag, type DocComment } from './reference-comment.ts'
import {
  compare,
  type Declared,
  type ModuleDeclarations,
  type Namespace,
  type Subject,
  type SubjectOf,
  subjectsOf,
} from './reference-subjects.ts'
import {
  type DiagnosticEntry,
  type Documentation,
  type Entry,
  type EntryKind,
  type Facts,
  type Reference,
  type ReferenceBook,
  type ReferenceExample,
  type ReferenceModule,
} from './reference.ts'

/** A module as it was found: imported, and read. */
export interface ModuleSource {
  readonly name: string
  readonly namespace: Namespace
  readonly declarations: ModuleDeclarations
  /** Examples of the module's guide, their ids not yet given. */
  readonly guideExamples: readonly ReferenceExample[]
}

/** A code of diagnostics as it was found. */
export interface CodeSource {
  /** `layer/kebab-name` */
  readonly name: string
  readonly declared: Declared | null
}

/**
 * Builds the whole reference. The same sources give the same bytes.
 *
 * @param core - the core
 * @param modules - every module
 * @param codes - the codes of diagnostics and faults
 * @param books - the books, the ids of their examples not yet given
 */
export function buildReference(
  core: ModuleSource,
  modules: readonly ModuleSource[],
  codes: readonly CodeSource[],
  books: readonly ReferenceBook[] = [],
): Reference {
  const ids = new Set<string>()
  const sorted = modules.toSorted((a, b) => compare(a.name, b.name))
  return {
    core: buildModule(core, ids),
    modules: Object.fromEntries(sorted.map((module) => [module.name, buildModule(module, ids)])),
    diagnostics: codes
      .toSorted((a, b) => compare(a.name, b.name))
      .map((code) => buildCode(code, ids)),
    books: books.map(({ name, title, examples }) => ({
      name,
      title,
      examples: examples.map((example) =>
        Object.assign({}, example, { id: uniqueId(example.id, ids) }),
      ),
    })),
  }
}

function buildModule(source: ModuleSource, ids: Set<string>): ReferenceModule {
  const { name, namespace, declarations } = source
  const own = documentationOf(declarations.module, name, 'guide', ids)
  const guide = source.guideExamples.map((example) =>
    Object.assign({}, example, { id: uniqueId(example.id, ids) }),
  )
  const subjects = subjectsOf(name, namespace, declarations)
  const entries = <K extends EntryKind>(kind: K): Entry<K>[] =>
    subjects
      .filter((subject): subject is Subject & SubjectOf<K> => subject.kind === kind)
      .flatMap((subject) => entriesFor<K>(subject, ids))
  return {
    name,
    ...own,
    examples: [...own.examples, ...guide],
    parameters: entries('parameters'),
    functions: entries('functions'),
    variables: entries('variables'),
    transformations: entries('transformations'),
    selects: entries('selects'),
    statistics: entries('statistics'),
    rpc: entries('rpc'),
    event_routes: entries('event_routes'),
  }
}

/** The entry of a subject, and one for each other name of it. */
function entriesFor<K extends EntryKind>(subject: SubjectOf<K>, ids: Set<string>): Entry<K>[] {
  const documentation = documentationOf(subject.declared, subject.module, subject.symbol, ids)
  const facts = explained(subject.facts, explanations(subject.declared?.comment ?? null))
  const entry: Entry<K> = { ...facts, ...documentation }
  const others = subject.aliases.map((name) =>
    Object.assign({}, entry, { name, alias_of: facts.name, examples: [] }),
  )
  return [entry, ...others]
}

/** The facts with what the comment says of each argument, and of a variable's key. */
function explained<F extends Facts[EntryKind]>(facts: F, texts: ReadonlyMap<string, string>): F {
  if ('arguments' in facts) {
    const told = facts.arguments.map((arg) =>
      Object.assign({}, arg, { text: texts.get(arg.name) ?? '' }),
    )
    return { ...facts, arguments: told }
  }
  if ('key' in facts && facts.key) {
    return { ...facts, key: { ...facts.key, text: texts.get(facts.key.name) ?? '' } }
  }
  return facts
}

function buildCode(code: CodeSource, ids: Set<string>): DiagnosticEntry {
  const [layer = '', symbol = ''] = code.name.split('/')
  return { name: code.name, ...documentationOf(code.declared, layer, symbol, ids) }
}

/** What a comment says of each argument: the name, and the text behind the dash. */
export function explanations(comment: DocComment | null): Map<string, string> {
  const texts = new Map<string, string>()
  for (const tag of comment?.tags ?? []) {
    const match = tag.name === 'param' ? /^(\S+)\s*(?:-\s*)?([\s\S]*)$/.exec(tag.text) : null
    if (match?.[1]) texts.set(match[1], match[2]?.trim() ?? '')
  }
  return texts
}

/** Takes a comment apart. */
function documentationOf(
  declared: Declared | null,
  module: string,
  symbol: string,
  ids: Set<string>,
): Documentation {
  const comment = declared?.comment ?? null
  const { summary, rest } = firstSentence(comment?.lead ?? '')
  const all = (name: string) =>
    comment?.tags.filter((tag) => tag.name === name).map((tag) => tag.text) ?? []
  const examples = comment?.tags.filter((tag) => tag.name === 'example') ?? []
  return {
    summary,
    text: rest,
    returns: all('returns').join('\n\n') || null,
    compat: all('compat'),
    trap: all('trap'),
    rfc: all('rfc'),
    see: all('see'),
    examples: examples.map((tag) => exampleOf(tag, comment?.file ?? '', module, symbol, ids)),
    file: declared?.file ?? '',
    line: declared?.line ?? 0,
  }
}

function exampleOf(
  tag: CommentTag,
  file: string,
  module: string,
  symbol: string,
  ids: Set<string>,
): ReferenceExample {
  const lines = tag.text.split('\n')
  // An example without a title opens with its first fence.
  const title = /^[`~]{3}/.test(lines[0] ?? '') ? '' : (lines.shift() ?? '')
  const id = uniqueId(exampleId(module, symbol, title), ids)
  return {
    id,
    module,
    symbol,
    title: title.trim(),
    file,
    line: tag.line,
    text: lines.join('\n').trim(),
    fences: tag.fences,
  }
}

/** `sl/sl_send_reply/answer-a-keep-alive-probe` */
export function exampleId(module: string, symbol: string, title: string): string {
  return `${module}/${symbol}/${slugOf(title)}`
}

/** True for an example that the player plays: it has something to play, and no fence of it opts out. */
export function runs(example: Example): boolean {
  return isExample(example.fences) && example.fences.every((fence) => fence.info.noRun === null)
}
