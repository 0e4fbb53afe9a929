/** What is shown of the thing under the pointer. */

import type { Hover } from 'vscode-languageserver'

import type { EntryKind } from '../docs/reference.ts'
import { parameterWords } from '../lang/keywords.ts'
import { routeWord } from './blocks.ts'
import { describe, describeModule, fenced } from './describe.ts'
import { routeUses, sameRoute, type RouteUse } from './routes.ts'
import { endOf, insideOf, type Span } from './spans.ts'
import { decoded } from './text.ts'
import {
  callAround,
  definesOf,
  moduleBefore,
  wordAround,
  type Place,
  type Workspace,
} from './workspace.ts'

/** How many lines of a comment before a route are shown. */
const MOST_COMMENT = 20

/** What to show at a place; null where there is nothing to say. */
export function hover(workspace: Workspace, place: Place): Hover | null {
  const shown = contentAt(workspace, place)
  if (shown === null) return null
  const { from, to } = shown.span
  return {
    contents: { kind: 'markdown', value: decoded(shown.text) },
    range: place.scan.text.range(from, to),
  }
}

interface Shown {
  readonly text: string
  readonly span: Span
}

function contentAt(workspace: Workspace, place: Place): Shown | null {
  const { piece, offset, scan } = place
  if (piece === null || piece.kind.endsWith('comment')) return null
  const use = routeUses(scan, workspace.names).find(
    ({ from, to }) => offset >= from && offset <= to,
  )
  if (use !== undefined) return routeShown(workspace, place, use)
  if (piece.kind === 'directive') return defineShown(place, wordAround(scan.text.bytes, offset))
  const type = piece.token?.type
  if (type === 'string') return stringShown(workspace, place) ?? variableShown(workspace, place)
  if (type === 'variable' || type === 'select' || type === 'bad') {
    return variableShown(workspace, place)
  }
  if (type === 'word' || type === 'number') {
    const span = { from: piece.offset, to: endOf(piece), word: piece.text }
    return defineShown(place, span) ?? wordShown(workspace, place, span)
  }
  return null
}

interface Word extends Span {
  readonly word: string
}

function wordShown(workspace: Workspace, place: Place, span: Word): Shown | null {
  const { names } = workspace
  const { block, scan, before } = place
  const { word } = span
  if (block === null) {
    const entry = names.parameter('core', word)
    if (entry !== null) {
      return { span, text: describe({ kind: 'parameters', module: 'core', entry }) }
    }
  }
  // the word of a name of an event route is no function
  if (block === null && parameterWords.has(word)) return null
  const event =
    scan.tokens[before - 1]?.text === '[' ? found(workspace, place, 'event_routes', word) : null
  const text = event ?? found(workspace, place, 'functions', word)
  return text === null ? null : { span, text }
}

/** The variable, transformation or select around a place, also inside of a text in quotes. */
function variableShown(workspace: Workspace, place: Place): Shown | null {
  const { bytes } = place.scan.text
  const span = wordAround(bytes, place.offset)
  const { word, from } = span
  if (word === '') return null
  const sign = bytes[from - 1]
  const kinds: readonly EntryKind[] =
    sign === '{'
      ? ['transformations']
      : sign === '@'
        ? ['selects']
        : sign === '$' || (sign === '(' && bytes[from - 2] === '$')
          ? ['variables']
          : []
  for (const kind of kinds) {
    const first = word.split('.')[0] ?? word
    const text = found(workspace, place, kind, word) ?? found(workspace, place, kind, first)
    if (text !== null) return { span, text }
  }
  return null
}

function found(workspace: Workspace, place: Place, kind: EntryKind, name: string): string | null {
  const entries = workspace.names.find(kind, name, place.project.modules)
  return entries.length === 0 ? null : entries.map((one) => describe(one)).join('\n\n---\n\n')
}

/** A text that names a module, a parameter or a file. */
function stringShown({ names, projects, files }: Workspace, place: Place): Shown | null {
  const { piece, scan, path } = place
  if (piece === null) return null
  const span = insideOf(piece)
  const loaded = scan.modules.find(({ from }) => from === span.from)
  if (loaded !== undefined) return moduleShown(loaded.name, span)
  const include = scan.includes.find(({ from }) => from === span.from)
  if (include !== undefined) {
    const target = files.find(include.name, path)
    const text = target === null ? 'There is no such file.' : `\`${target}\``
    const main = projects.rootOf(path)
    return { span, text: main === path ? text : `${text}\n\nA part of \`${main}\`` }
  }
  const call = callAround(place)
  if (call === null || !/^modparamx?$/.test(call.name.text)) return null
  const { text: name } = piece.token ?? { text: '' }
  if (call.argument === 0) return moduleShown(name, span)
  if (call.argument !== 1) return null
  const module = moduleBefore(place)
  const entry = names.parameter(module, name)
  return entry === null ? null : { span, text: describe({ kind: 'parameters', module, entry }) }

  function moduleShown(module: string, at: Span): Shown | null {
    const known = names.module(module)
    return known === null ? null : { span: at, text: describeModule(known) }
  }
}

function defineShown({ project }: Place, span: Word): Shown | null {
  const found = definesOf(project).filter(({ define }) => define.name === span.word)
  if (found.length === 0) return null
  const lines = found.map(({ path, scan, define, value }) => {
    const line = scan.text.lineOf(define.from) + 1
    return `${fenced(`#!define ${define.name}${value === '' ? '' : ` ${value}`}`)}\n\n\`${path}:${line}\``
  })
  return { span, text: lines.join('\n\n') }
}

function routeShown({ names }: Workspace, { project }: Place, use: RouteUse): Shown | null {
  const parts: string[] = []
  for (const { path, scan } of project.files) {
    for (const other of routeUses(scan, names)) {
      if (other.block === null || !sameRoute(use, other)) continue
      const { block } = other
      const line = scan.text.lineOf(block.from)
      const comment = commentBefore(scan.text.bytes, scan.text.startOf(line))
      parts.push(
        [fenced(`${block.word}[${other.name}]`), comment, `\`${path}:${line + 1}\``]
          .filter((part) => part !== '')
          .join('\n\n'),
      )
    }
  }
  if (use.type === 'event') {
    const entries = names.find('event_routes', use.prefix + use.name, project.modules)
    parts.push(...entries.map((entry) => describe(entry)))
  }
  if (parts.length === 0) parts.push(`There is no \`${routeWord[use.type]}[${use.name}]\`.`)
  return { span: use, text: parts.join('\n\n---\n\n') }
}

/** The lines of a comment that end where a line begins. */
function commentBefore(bytes: string, end: number): string {
  const lines = bytes
    .slice(Math.max(0, end - 4000), end)
    .split('\n')
    .slice(0, -1)
  const comment: string[] = []
  for (const line of lines.toReversed()) {
    const text = /^[ \t]*(?:#(?!!)|\/\/)+[ \t]?(.*)$/.exec(line)?.[1]
    if (text === undefined || comment.length === MOST_COMMENT) break
    comment.unshift(text.trimEnd())
  }
  return comment.join('  \n').trim()
}
