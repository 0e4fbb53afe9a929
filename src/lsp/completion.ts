/** What can be written next. */

import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  type CompletionItem,
} from 'vscode-languageserver'

import { entryKinds, type EntryKind } from '../docs/reference.ts'
import type { RouteType } from '../lang/ast.ts'
import { completeDirective, completeFile } from './complete-directive.ts'
import { completeVariable } from './complete-variable.ts'
import { completeInBlock, completeOutside } from './complete-word.ts'
import { describe, describeModule } from './describe.ts'
import { keyOf, type Names } from './names.ts'
import { wordBefore, type Offer, type Offers } from './offers.ts'
import { routeUses } from './routes.ts'
import { insideOf, type Span } from './spans.ts'
import { decoded } from './text.ts'
import { callAround, moduleBefore, type Place, type Workspace } from './workspace.ts'

/** What to look a documentation up by, once it is asked for. */
interface Key {
  readonly kind: EntryKind | 'module'
  readonly module: string
  readonly name: string
}

/**
 * What can be written at a place.
 *
 * @param workspace - what is known
 * @param place - where
 * @param snippets - whether the editor takes places to fill in
 */
export function complete(workspace: Workspace, place: Place, snippets: boolean): CompletionItem[] {
  const found = offersAt(workspace, place)
  if (found === null) return []
  const range = place.scan.text.range(found.from, place.offset)
  return found.offers.map((offer) => {
    const { label, kind, snippet, filter, detail, entry, module, last, deprecated } = offer
    const text = snippets ? snippet : withoutPlaces(snippet)
    const data: Key | null =
      entry !== undefined
        ? { kind: entry.kind, module: entry.module, name: keyOf(entry) }
        : module !== undefined
          ? { kind: 'module', module, name: module }
          : null
    return {
      label,
      kind,
      textEdit: { range, newText: decoded(text) },
      insertTextFormat:
        snippets && snippet.includes('$') ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      filterText: filter ?? label,
      sortText: `${last === true ? '1' : '0'}${label}`,
      ...(detail !== undefined && { detail }),
      ...(deprecated === true && { tags: [CompletionItemTag.Deprecated] }),
      ...(data !== null && { data }),
    }
  })
}

/** An item with its documentation. */
export function completeItem(names: Names, item: CompletionItem): CompletionItem {
  const text = documentation(names, item.data)
  return text === null ? item : { ...item, documentation: { kind: 'markdown', value: text } }
}

function documentation(names: Names, data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null
  const { kind, module, name } = data as Partial<Key>
  if (typeof module !== 'string' || typeof name !== 'string') return null
  if (kind === 'module') {
    const known = names.module(module)
    return known === null ? null : describeModule(known)
  }
  const known = entryKinds.find((one) => one === kind)
  if (known === undefined) return null
  const found = names.find(known, name, new Set([module]))
  const own = found.find((one) => one.module === module)
  return own === undefined ? null : describe(own)
}

function offersAt(workspace: Workspace, place: Place): Offers | null {
  const { piece, scan, offset, block } = place
  const inside = piece !== null && piece.offset < offset ? piece : null
  if (inside?.kind.endsWith('comment') === true) {
    return inside.text.startsWith('#!') || inside.text === '#' ? completeDirective(place) : null
  }
  if (inside?.kind === 'directive') {
    const include = scan.includes.find(({ from, to }) => offset >= from && offset <= to)
    return include === undefined ? completeDirective(place) : completeFile(place, include)
  }
  const variable = completeVariable(workspace, place)
  if (variable !== null) return variable
  if (inside?.token?.type === 'string') return completeText(workspace, place, insideOf(inside))
  const route = completeRoute(workspace, place)
  if (route !== null) return route
  return block === null ? completeOutside(workspace, place) : completeInBlock(workspace, place)
}

/** Inside of a text in quotes that names something. */
function completeText(workspace: Workspace, place: Place, span: Span): Offers | null {
  const { scan, before, project } = place
  const { names } = workspace
  const { from } = span
  const word = scan.tokens[scan.tokens[before - 1]?.text === '(' ? before - 2 : before - 1]?.text
  if (word === 'loadmodule' || word === 'loadmodulex') {
    const modules = names.modules().filter(({ name }) => !project.modules.has(name))
    return { from, offers: modules.map((module) => moduleOffer(module, `${module.name}.so`)) }
  }
  if (word === 'include_file' || word === 'import_file') return completeFile(place, span)
  const call = callAround(place)
  if (call === null) return null
  if (/^modparamx?$/.test(call.name.text)) {
    if (call.argument === 0) {
      const modules = names.available(project.modules).filter(({ name }) => name !== 'core')
      return { from, offers: modules.map((module) => moduleOffer(module, module.name)) }
    }
    if (call.argument === 1) return { from, offers: parameterOffers(names, moduleBefore(place)) }
    return null
  }
  const rule = names.routeArguments(call.name.text).find(({ index }) => index === call.argument)
  if (rule === undefined) return null
  const { type, prefix } = rule
  return { from, offers: routeOffers(workspace, place, type, prefix) }
}

function moduleOffer(module: { readonly name: string; readonly summary: string }, text: string) {
  const { name, summary } = module
  return {
    label: name,
    kind: CompletionItemKind.Module,
    snippet: text,
    detail: summary,
    module: name,
  }
}

function parameterOffers(names: Names, module: string): Offer[] {
  const { parameters } = names.module(module) ?? { parameters: [] }
  return parameters.map((entry) => ({
    label: entry.name,
    kind: CompletionItemKind.Property,
    snippet: entry.name,
    detail: entry.forms[0] ?? '',
    entry: { kind: 'parameters', module, entry },
    last: entry.idle !== null,
    deprecated: entry.idle !== null,
  }))
}

/** Behind `route(`, and in the brackets of a block. */
function completeRoute(workspace: Workspace, place: Place): Offers | null {
  const { scan, before, offset, project } = place
  const from = offset - wordBefore(place).length
  const sign = scan.tokens[before]?.token.type === 'sign' ? before : before - 1
  const open = scan.tokens[sign]?.text
  const word = scan.tokens[sign - 1]?.text
  if (open === '(' && word === 'route') {
    return { from, offers: routeOffers(workspace, place, 'request', '') }
  }
  if (open !== '[' || word !== 'event_route') return null
  const start = (scan.tokens[sign]?.offset ?? from) + 1
  const offers = workspace.names.available(project.modules).flatMap((module) =>
    module.event_routes.map((entry): Offer => ({
      label: entry.name,
      kind: CompletionItemKind.Event,
      snippet: entry.name.replace(/<(\w+)>$/, '${1:$1}'),
      detail: entry.summary,
      entry: { kind: 'event_routes', module: module.name, entry },
    })),
  )
  return { from: start, offers }
}

function routeOffers(
  { names }: Workspace,
  { project }: Place,
  type: RouteType,
  prefix: string,
): Offer[] {
  const found = new Set<string>()
  for (const { scan } of project.files) {
    for (const use of routeUses(scan, names)) {
      if (use.block === null || use.type !== type || !use.name.startsWith(prefix)) continue
      found.add(use.name.slice(prefix.length))
    }
  }
  return [...found].map((name) => ({
    label: name,
    kind: CompletionItemKind.Reference,
    snippet: name.replaceAll('$', '\\$'),
  }))
}

/** A snippet as plain text: its places hold what they suggest. */
function withoutPlaces(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '')
    .replaceAll('\\$', '$')
    .replaceAll('\\}', '}')
}
