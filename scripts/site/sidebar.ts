/** What stands at the side of a page: the pages of its part of the site. */

import { entryKinds, type EntryKind } from '../../src/docs/reference.ts'
import { titles } from '../docs/page.ts'
import { partsOf } from './book-pages.ts'
import { bookFolder, chapterUrl, kindPath, type Site, type SitePage } from './site.ts'

/** A line of a sidebar, or a group of them. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly items?: readonly SidebarItem[]
  readonly collapsed?: boolean
}

/** The sidebars, by the start of a page's address. */
export function sidebars(site: Site, pages: readonly SitePage[]): Record<string, SidebarItem[]> {
  const { books } = site.documentation
  const result: Record<string, SidebarItem[]> = {}
  for (const book of books) {
    result[`/${bookFolder(book.name)}/`] = partsOf(book).map(({ part, chapters }) => ({
      text: part ?? book.title,
      items: chapters.map((chapter) => ({
        text: chapter.title,
        link: chapterUrl(book, chapter).replace(/\.md$/, ''),
      })),
    }))
  }
  const reference: SidebarItem[] = [
    {
      text: 'Indexes',
      items: entryKinds.map((kind) => ({ text: titles[kind], link: `/all/${kindPath(kind)}` })),
    },
    {
      text: 'The core',
      items: pages
        .filter((page) => page.path.startsWith('core/'))
        .map((page) => ({ text: titles[kindOf(page)], link: `/${page.path}` })),
    },
    { text: 'Modules', items: listed(pages, 'modules/') },
  ]
  const guides: SidebarItem[] = [
    {
      text: 'Guides',
      items: [
        { text: 'First minute', link: '/guide/about' },
        ...listed(pages, 'guide/').filter(({ link }) => link !== '/guide/about'),
      ],
    },
    { text: 'Examples', items: listed(pages, 'examples/') },
    { text: 'Libraries', items: listed(pages, 'library/') },
    {
      text: 'The project',
      items: [
        { text: 'Changelog', link: '/changelog' },
        { text: 'Contributing', link: '/contributing' },
      ],
    },
  ]
  for (const start of ['/all/', '/core/', '/modules/']) result[start] = reference
  for (const start of ['/guide/', '/examples/', '/library/', '/changelog', '/contributing']) {
    result[start] = guides
  }
  result['/diagnostics/'] = diagnostics(pages)
  return result
}

function kindOf(page: SitePage): EntryKind {
  return entryKinds.find((kind) => page.path === `core/${kindPath(kind)}`) ?? 'parameters'
}

/** The layers in the order in which an operator meets them. */
const LAYERS = ['lang', 'runtime', 'net', 'sip', 'rpc', 'docs']

function listed(pages: readonly SitePage[], start: string): SidebarItem[] {
  return pages
    .filter((page) => page.path.startsWith(start) && !page.path.endsWith('/index'))
    .map((page) => ({ text: page.title, link: `/${page.path}` }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en'))
}

function diagnostics(pages: readonly SitePage[]): SidebarItem[] {
  const items = listed(pages, 'diagnostics/')
  const found = [...new Set(items.map(({ text }) => text.slice(0, text.indexOf('/'))))]
  const layers = [...LAYERS.filter((layer) => found.includes(layer)), ...found].filter(
    (layer, index, all) => all.indexOf(layer) === index,
  )
  return [
    { text: 'All codes', link: '/diagnostics/' },
    ...layers.map((layer) => ({
      text: layer,
      items: items
        .filter(({ text }) => text.startsWith(`${layer}/`))
        .map(({ text, link }) => ({ text: text.slice(layer.length + 1), link: link ?? '' })),
    })),
  ]
}
