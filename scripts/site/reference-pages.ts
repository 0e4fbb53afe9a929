/** The pages of modules, of the core by kind, and the indexes over all of them. */

import type { RootContent } from 'mdast'

import type { RouteType } from '../../src/lang/vocabulary.ts'
import { routeTypes } from '../../src/lang/vocabulary.ts'
import { anchorOf, shownName } from '../../src/docs/reference-anchor.ts'
import {
  entriesOf,
  entryKinds,
  type Entry,
  type EntryKind,
  type ReferenceModule,
} from '../../src/docs/reference.ts'
import { convertDocbook } from '../docbook-to-markdown/index.ts'
import type { Fact } from '../docs/facts-box.ts'
import {
  code,
  heading,
  html,
  link,
  markdownBlocks,
  markdownLine,
  paragraph,
  table,
  type Running,
} from '../docs/nodes.ts'
import { contents, entryBlocks, exampleBlocks, figures, remarks, titles } from '../docs/page.ts'
import { kindPath, type Site, type SitePage } from './site.ts'
import { sourceUrl } from './source-pages.ts'

const DESCRIPTIONS: Readonly<Record<EntryKind, string>> = {
  parameters: 'Every parameter, of the core and of all modules.',
  functions: 'Every function, and the routes in which it may be called.',
  variables: 'Every variable, and whether it can be set.',
  transformations: 'Every transformation: what it takes, and what it gives.',
  selects: 'Every select.',
  statistics: 'Every figure that the server counts.',
  rpc: 'Every command, by RPC and by MI.',
  event_routes: 'Every event route, and when it runs.',
}

/** The line of the box that leads to the source. */
export function sourceFact(entry: Entry): readonly Fact[] {
  if (entry.file === '') return []
  const name = `${entry.file}:${entry.line}`
  return [
    ['Source', [html(`<a href="${sourceUrl(entry.file, entry.line)}" target="_self">${name}</a>`)]],
  ]
}

/** The page of a module. */
export function modulePage(site: Site, module: ReferenceModule): SitePage {
  const find = site.finder(module.name)
  const guide = guideOf(site, module)
  const kinds = entryKinds.filter((kind) => entriesOf(module, kind).length > 0)
  const own = module.examples.filter((example) => example.text !== '')
  return {
    path: `modules/${module.name}`,
    title: module.name,
    description: module.summary,
    source: module.file,
    blocks: [
      heading(1, module.name),
      ...markdownBlocks(module.summary, find),
      ...markdownBlocks(module.text, find),
      ...remarks(module, find),
      html('<details class="contents"><summary>Contents</summary>'),
      contents(module, guide, kinds),
      html('</details>'),
      ...own.flatMap((example) => exampleBlocks(example, find)),
      ...guide,
      ...kinds.flatMap((kind) => [
        heading(2, titles[kind]),
        ...entriesSection(site, module, kind, 3),
      ]),
    ],
  }
}

function entriesSection(
  site: Site,
  module: ReferenceModule,
  kind: EntryKind,
  depth: 2 | 3,
): RootContent[] {
  const find = site.finder(module.name)
  if (kind === 'statistics') return [figures(module, find)]
  return entriesOf(module, kind).flatMap((entry) =>
    entryBlocks(module.name, kind, entry, find, { depth, facts: sourceFact(entry) }),
  )
}

const meanings: Readonly<Record<string, readonly EntryKind[]>> = {
  function: ['functions'],
  parameter: ['parameters'],
  varname: ['variables'],
}

/** What a guide's markup leads to, for whoever reads about a module. */
export function guideLinks(site: Site, module: string) {
  return {
    resolve: (id: string) => {
      const book = site.id(id)
      if (book) return book
      const found = site.find(id, module)
      return found && { url: found.url, title: found.shown }
    },
    symbol: (element: string, text: string) => {
      const kinds = meanings[element]
      return (kinds && site.find(text, module, kinds)?.url) ?? null
    },
  }
}

function guideOf(site: Site, module: ReferenceModule): RootContent[] {
  const { house } = site.documentation
  const files = [house.core, ...house.modules].find((entry) => entry.name === module.name)
  if (!files?.guide) return []
  const converted = convertDocbook(`${house.root}/${files.guide}`, {
    ...guideLinks(site, module.name),
    example: (title) => module.examples.find((example) => example.title === title)?.id ?? null,
  })
  site.problems.push(...converted.problems)
  const title = converted.tree.children.findIndex((block) => block.type === 'heading')
  return converted.tree.children.filter(
    (block, index) => index !== title && !(index < title && block.type === 'html'),
  )
}

/** The entries of the core that no chapter of the cookbook holds, by kind; and links to those that one does. */
export function corePage(site: Site, kind: EntryKind): SitePage | null {
  const { core } = site.documentation.reference
  const entries: readonly Entry[] = entriesOf(core, kind)
  if (entries.length === 0) return null
  const find = site.finder('core')
  const rows = entries.map((entry) => {
    const url = site.urlOf({
      module: 'core',
      kind,
      anchor: anchorOf('core', kind, entry),
      shown: shownName(entry),
    })
    return [[link(url, code(shownName(entry)))], markdownLine(entry.summary, find)]
  })
  const loose = entries.filter((entry) => site.placement.chapterOf(kind, entry.name) === null)
  const section: RootContent[] =
    kind === 'statistics'
      ? [figures(core, find)]
      : loose.flatMap((entry) =>
          entryBlocks('core', kind, entry, find, { depth: 2, facts: sourceFact(entry) }),
        )
  return {
    path: `core/${kindPath(kind)}`,
    title: `Core: ${titles[kind].toLowerCase()}`,
    description: `What the core has of ${titles[kind].toLowerCase()}.`,
    source: core.file,
    search: section.length > 0,
    blocks: [
      heading(1, `Core: ${titles[kind].toLowerCase()}`),
      ...(kind === 'statistics' ? [] : [table([[['Name'], ['What it does']], ...rows])]),
      ...section,
    ],
  }
}

interface Listed {
  readonly module: string
  readonly entry: Entry
}

function everything(site: Site, kind: EntryKind): Listed[] {
  const { core, modules } = site.documentation.reference
  return [core, ...Object.values(modules)]
    .flatMap((module) => module[kind].map((entry): Listed => ({ module: module.name, entry })))
    .toSorted((a, b) => order(shownName(a.entry), shownName(b.entry)) || order(a.module, b.module))
}

function order(a: string, b: string): number {
  return a.toLowerCase().localeCompare(b.toLowerCase(), 'en')
}

/** The table of one kind over all modules. */
export function indexTable(site: Site, kind: EntryKind): RootContent[] {
  const listed = everything(site, kind)
  const head: Running[][] =
    kind === 'functions'
      ? [['Function'], ['Module'], ...routeTypes.map((route): Running[] => [shortRoute(route)])]
      : [['Name'], ['Module'], ...columns(kind), ['What it is']]
  const rows = listed.map(({ module, entry }) => {
    const url = site.urlOf({
      module,
      kind,
      anchor: anchorOf(module, kind, entry),
      shown: shownName(entry),
    })
    const name: Running[] = [link(url, code(shownName(entry)))]
    const where: Running[] = module === 'core' ? ['core'] : [link(`/modules/${module}.md`, module)]
    const cells = cellsOf(kind, entry)
    const last = kind === 'functions' ? [] : [markdownLine(summaryOf(entry), site.finder(module))]
    return [name, where, ...cells, ...last]
  })
  const all = table([head, ...rows], kind === 'functions' ? 2 : undefined)
  return [paragraph(`${rows.length} in all.`), all]
}

function summaryOf(entry: Entry): string {
  return entry.alias_of === undefined ? entry.summary : `Another name of \`${entry.alias_of}\`.`
}

function columns(kind: EntryKind): Running[][] {
  if (kind === 'parameters') return [['Type'], ['Default']]
  if (kind === 'variables') return [['Type'], ['Set']]
  if (kind === 'transformations') return [['Takes'], ['Gives']]
  if (kind === 'statistics') return [['Type']]
  return kind === 'rpc' ? [['MI']] : []
}

function cellsOf(kind: EntryKind, entry: Entry): Running[][] {
  if (kind === 'functions' && 'routes' in entry) {
    return routeTypes.map((route) => [
      entry.routes === 'any' || entry.routes.includes(route) ? '●' : '',
    ])
  }
  if (kind === 'parameters' && 'default' in entry) {
    return [[entry.type], entry.default === null ? [] : [code(entry.default)]]
  }
  if (kind === 'variables' && 'settable' in entry)
    return [[entry.type], [entry.settable ? 'yes' : '']]
  if (kind === 'transformations' && 'to' in entry) return [[entry.from], [entry.to]]
  if (kind === 'statistics' && 'type' in entry) return [[entry.type]]
  if (kind === 'rpc' && 'mi' in entry) return [entry.mi === null ? [] : [code(entry.mi)]]
  return []
}

function shortRoute(route: RouteType): string {
  return route
}

/** Every difference from Kamailio, by module. */
export function differences(site: Site): RootContent[] {
  const { core, modules } = site.documentation.reference
  return [core, ...Object.values(modules)].flatMap((module) => {
    const find = site.finder(module.name)
    const rows = entryKinds.flatMap((kind) =>
      entriesOf(module, kind)
        .filter((entry: Entry) => entry.compat.length > 0)
        .map((entry: Entry) => {
          const anchor = anchorOf(module.name, kind, entry)
          const url = site.urlOf({ module: module.name, kind, anchor, shown: shownName(entry) })
          return [
            [link(url, code(shownName(entry)))],
            markdownLine(entry.compat.join('\n\n'), find),
          ]
        }),
    )
    const own =
      module.compat.length > 0
        ? [[['all of it'], markdownLine(module.compat.join('\n\n'), find)]]
        : []
    const all = [...own, ...rows]
    return all.length === 0
      ? []
      : [heading(3, module.name), table([[['Name'], ['How it differs']], ...all])]
  })
}

/** The index of one kind. */
export function indexPage(site: Site, kind: EntryKind): SitePage {
  return {
    path: `all/${kindPath(kind)}`,
    title: titles[kind],
    description: DESCRIPTIONS[kind],
    source: 'scripts/site/reference-pages.ts',
    search: false,
    wide: true,
    blocks: [heading(1, titles[kind]), paragraph(DESCRIPTIONS[kind]), ...indexTable(site, kind)],
  }
}

/** The list of modules. */
export function modulesPage(site: Site): SitePage {
  const { modules } = site.documentation.reference
  const rows = Object.values(modules).map((module) => [
    [link(`/modules/${module.name}.md`, module.name)],
    markdownLine(module.summary, site.finder(module.name)),
  ])
  return {
    path: 'modules/index',
    title: 'Modules',
    description: 'What can be loaded.',
    source: 'modules',
    search: false,
    blocks: [
      heading(1, 'Modules'),
      paragraph(
        'What a configuration can load, each with its guide, its reference and its examples.',
      ),
      table([[['Module'], ['What it is for']], ...rows]),
    ],
  }
}
