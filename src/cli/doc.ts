/** `siprose doc NAME`: what something is, from the reference that is compiled from the sources. */

import { nearest } from '../lang/check/suggest.ts'
import type { Fence } from '../docs/player/example.ts'
import { shownName, symbolOf } from '../docs/reference-anchor.ts'
import {
  type DiagnosticEntry,
  type Entry,
  type EntryKind,
  entryKinds,
  type Reference,
} from '../docs/reference.ts'
import { readReference } from '../docs/traps.ts'
import { usage } from './options.ts'

const kindNames: Readonly<Record<EntryKind, string>> = {
  parameters: 'parameter',
  functions: 'function',
  variables: 'variable',
  transformations: 'transformation',
  selects: 'select',
  statistics: 'statistic',
  rpc: 'command',
  event_routes: 'event route',
}

/**
 * Prints the documentation of a name.
 *
 * @param args - one name: `sl_send_reply`, `$ru`, `{s.len}`, `max_limit`, `tm.fr_timer`, `lang/unknown-function`
 * @returns 0 when something has the name
 */
export function printDoc(args: readonly string[]): number {
  const [name, ...more] = args
  if (name === undefined || more.length > 0)
    throw usage('name one thing: siprose doc sl_send_reply')
  const reference = readReference()
  if (reference === null) {
    throw usage('the reference is not compiled yet; run `make reference` once')
  }
  const pages = pagesOf(reference, name)
  if (pages.length > 0) {
    process.stdout.write(`${pages.join('\n')}\n`)
    return 0
  }
  const guess = nearest(name, allNames(reference))
  process.stderr.write(
    `siprose: nothing is called \`${name}\`${guess === null ? '' : `; did you mean \`${guess}\`?`}\n`,
  )
  return 1
}

/** The pages of all that has a name; none where nothing has it. */
export function pagesOf(reference: Reference, name: string): readonly string[] {
  return [...entryPages(reference, name), ...codePages(reference.diagnostics, name)]
}

function entryPages(reference: Reference, name: string): readonly string[] {
  const wanted = bare(name)
  const pages: string[] = []
  for (const module of [reference.core, ...Object.values(reference.modules)]) {
    for (const kind of entryKinds) {
      for (const entry of module[kind]) {
        const known = [bare(entry.name), bare(shownName(entry)), `${module.name}.${entry.name}`]
        if (known.includes(wanted)) {
          pages.push(entryPage(module.name, kind, entry))
        }
      }
    }
    if (module.name === name) pages.push(overview(module))
  }
  return pages
}

/** A name without the signs around it: `$hdr(X)`, `{s.len}`, `t_relay()`. */
function bare(name: string): string {
  return name
    .replace(/^[$@{(]+/, '')
    .replace(/[[({,].*$/, '')
    .replace(/[})]+$/, '')
}

function entryPage(module: string, kind: EntryKind, entry: Entry): string {
  const facts: string[] = [
    `${kindNames[kind]} of ${module === 'core' ? 'the core' : `module ${module}`}`,
  ]
  if ('forms' in entry) facts.push(...entry.forms)
  if ('default' in entry && entry.default !== null) facts.push(`default: ${entry.default}`)
  if ('routes' in entry) {
    facts.push(`routes: ${entry.routes === 'any' ? 'any' : entry.routes.join(', ')}`)
  }
  if ('idle' in entry && entry.idle !== null) facts.push(`no effect here: ${entry.idle}`)
  if ('live' in entry && entry.live !== null) {
    facts.push(`at run time: cfg.set ${entry.live.replace('.', ' ')} …`)
  }
  return page(shownName(entry), facts, entry)
}

function codePages(codes: readonly DiagnosticEntry[], name: string): readonly string[] {
  return codes.filter((code) => code.name === name).map((code) => page(code.name, [], code))
}

function overview(module: Reference['core']): string {
  const facts = entryKinds
    .filter((kind) => module[kind].length > 0)
    .map((kind) => `${kind.replace('_', ' ')}: ${module[kind].map(shownName).join(' ')}`)
  return page(`module ${module.name}`, facts, module)
}

interface Documented {
  readonly summary: string
  readonly text: string
  readonly returns: string | null
  readonly examples: readonly {
    readonly title: string
    readonly fences: readonly Fence[]
  }[]
}

function page(title: string, facts: readonly string[], entry: Documented): string {
  const lines = [title, ...facts.map((fact) => `  ${fact}`), '', entry.summary]
  if (entry.text !== '') lines.push('', entry.text)
  if (entry.returns !== null) lines.push('', `Returns: ${entry.returns}`)
  for (const example of entry.examples) {
    lines.push('', example.title === '' ? 'Example' : `Example: ${example.title}`)
    for (const fence of example.fences) {
      lines.push(
        '',
        ...wordsOf(fence),
        ...fence.text
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`),
      )
    }
  }
  return `${lines.join('\n')}\n`
}

/** The words behind a fence's language, which say what its text is. */
function wordsOf({ language, info }: Fence): readonly string[] {
  const words = [
    info.wrap === null ? '' : ` wrap=${info.wrap}`,
    info.with === null ? '' : ` with=${info.with}`,
    info.name === null ? '' : ` name=${info.name}`,
  ].join('')
  return words === '' ? [] : [`  ${language}${words}`]
}

function* allNames(reference: Reference): Iterable<string> {
  for (const module of [reference.core, ...Object.values(reference.modules)]) {
    for (const kind of entryKinds) for (const entry of module[kind]) yield symbolOf(entry)
  }
  for (const code of reference.diagnostics) yield code.name
}
