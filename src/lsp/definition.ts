/** Where a name is defined, and where it is used: routes, defines, included files. */

import type { Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver'

import { keywords } from '../lang/keywords.ts'
import { uriOf } from './paths.ts'
import { routeUses, sameRoute, type RouteUse } from './routes.ts'
import type { Scan } from './scan.ts'
import { nameAt, type Name, type Span } from './spans.ts'
import { bytesOf, decoded } from './text.ts'
import { wordAround, type Place, type Workspace } from './workspace.ts'

interface Found {
  readonly path: string
  readonly scan: Scan
  readonly span: Span
}

/** Where the thing at a place is defined. */
export function definitions(workspace: Workspace, place: Place): Location[] {
  const { scan, offset, path, project } = place
  const include = scan.includes.find((one) => covers(one, offset))
  if (include !== undefined) {
    const target = workspace.files.find(include.name, path)
    const start = { line: 0, character: 0 }
    return target === null ? [] : [{ uri: uriOf(target), range: { start, end: start } }]
  }
  const use = routeAt(workspace, place)
  if (use !== null) {
    return locations(
      routesLike(workspace, place, use).filter(({ use: { block } }) => block !== null),
    )
  }
  const name = defineAt(place)
  return project.files.flatMap((file) =>
    file.scan.directives.flatMap(({ defines }) =>
      defines !== null && defines.name === name ? locations([{ ...file, span: defines }]) : [],
    ),
  )
}

/** Where the thing at a place is used. */
export function references(
  workspace: Workspace,
  place: Place,
  withDefinition: boolean,
): Location[] {
  const use = routeAt(workspace, place)
  if (use !== null) {
    const all = routesLike(workspace, place, use)
    return locations(all.filter((one) => withDefinition || one.use.block === null))
  }
  const name = defineAt(place)
  if (name === null) return []
  return place.project.files.flatMap((file) => {
    const defined = file.scan.directives.flatMap(({ defines }) => defines ?? [])
    const spans = [...(withDefinition ? defined : []), ...usesOf(file.scan, name)]
    return locations(spans.filter((one) => one.name === name).map((span) => ({ ...file, span })))
  })
}

/** The name that can be changed at a place; null where there is none. */
export function renameable(workspace: Workspace, place: Place) {
  const use = routeAt(workspace, place)
  if (use === null || use.type === 'event') return null
  return { range: place.scan.text.range(use.from, use.to), placeholder: decoded(use.name) }
}

/** Why a route cannot have a name; null where it can. */
export function renameFault(workspace: Workspace, place: Place, name: string): string | null {
  const use = routeAt(workspace, place)
  if (use === null) return 'there is no name of a route here'
  if (use.type === 'event') return 'modules give event routes their names'
  if (!/^(?:[A-Za-z_]\w*|\d{1,9})$/.test(name)) {
    return `\`${name}\` is no name of a route; it can have letters, digits and \`_\``
  }
  if (keywords.has(name)) return `\`${name}\` is a word of the language`
  const other = { ...use, name: bytesOf(name) }
  const taken = routesLike(workspace, place, other).some(({ use: { block } }) => block !== null)
  return taken && name !== use.name ? `there is a route \`${name}\` already` : null
}

/** The changes that give the route at a place another name, in all files. */
export function rename(workspace: Workspace, place: Place, name: string): WorkspaceEdit | null {
  const use = routeAt(workspace, place)
  if (use === null) return null
  const changes: Record<string, TextEdit[]> = {}
  for (const { path, scan, span } of routesLike(workspace, place, use)) {
    const edits = (changes[uriOf(path)] ??= [])
    edits.push({ range: scan.text.range(span.from, span.to), newText: name })
  }
  return { changes }
}

function routeAt({ names }: Workspace, { scan, offset }: Place): RouteUse | null {
  return routeUses(scan, names).find((one) => covers(one, offset)) ?? null
}

function routesLike({ names }: Workspace, { project }: Place, use: RouteUse) {
  return project.files.flatMap((file) =>
    routeUses(file.scan, names)
      .filter((other) => sameRoute(use, other))
      .map((other) => ({ ...file, span: other, use: other })),
  )
}

/** The name of a define at a place; null where none is. */
function defineAt({ scan, offset, piece, project }: Place): string | null {
  const type = piece?.token?.type
  if (piece?.kind !== 'directive' && type !== 'word') return null
  const { word } = wordAround(scan.text.bytes, offset)
  const known = project.files.some((file) =>
    file.scan.directives.some(({ defines }) => defines?.name === word),
  )
  return known ? word : null
}

/** Where a define is put in, or asked for. */
function usesOf({ tokens, directives }: Scan, name: string): Name[] {
  const asked = directives.flatMap(({ asks }) => asks.filter((one) => one.name === name))
  const put = tokens.filter(({ text, token }) => token.type === 'word' && text === name)
  return [...asked, ...put.map(({ offset }) => nameAt(name, offset))]
}

function covers({ from, to }: Span, offset: number): boolean {
  return offset >= from && offset <= to
}

function locations(found: readonly Found[]): Location[] {
  return found.map(({ path, scan, span }) => ({
    uri: uriOf(path),
    range: scan.text.range(span.from, span.to),
  }))
}
