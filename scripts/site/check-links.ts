/** Checks the links of the built site: every page and every anchor that one leads to has to be there. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The list of everything, which is no page, and has links in Markdown. */
const TEXT_EDITION = 'llms.txt'

/**
 * Reads every page and follows its links within the site.
 *
 * @param folder - the built site
 * @param base - the path under which it will be served
 * @returns what leads nowhere, each as `page: link`
 */
export function deadLinks(folder: string, base = '/'): string[] {
  const pages = globSync('**/*.html', { cwd: folder })
  const ids = new Map<string, ReadonlySet<string>>()
  const links = new Map<string, readonly string[]>()
  for (const page of pages) {
    const text = readFileSync(join(folder, page), 'utf8')
    ids.set(
      page,
      new Set(Array.from(text.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, id]) => plain(id))),
    )
    if (!page.startsWith('source/')) {
      links.set(
        page,
        Array.from(text.matchAll(/<a\s[^>]*?href="([^"]*)"/g), ([, url]) => plain(url)),
      )
    }
  }
  const list = join(folder, TEXT_EDITION)
  if (existsSync(list)) {
    const urls = readFileSync(list, 'utf8').matchAll(/^- \[.*?\]\(([^)\s]+)\)/gm)
    links.set(
      TEXT_EDITION,
      Array.from(urls, ([, url]) => url ?? ''),
    )
  }
  const dead = new Set<string>()
  for (const [page, found] of links) {
    for (const url of found) {
      if (/^[a-z][a-z0-9+.-]*:/.test(url)) continue
      const [path = '', fragment] = url.split('#')
      const target = fileOf(page, path, base, folder)
      if (target === null) dead.add(`${page}: ${url}`)
      else if (fragment && ids.get(target)?.has(decodeURIComponent(fragment)) === false) {
        dead.add(`${page}: ${url}`)
      }
    }
  }
  return [...dead]
}

/** The file a path of the site is served from, or null. */
function fileOf(page: string, path: string, base: string, folder: string): string | null {
  if (path === '') return page
  const absolute = path.startsWith('/')
    ? path.slice(path.startsWith(base) ? base.length : 1)
    : posix.join(posix.dirname(page), path)
  const clean = decodeURIComponent(absolute.replace(/^\.\//, ''))
  for (const file of [clean, `${clean}.html`, posix.join(clean, 'index.html')]) {
    if (/\.\w+$/.test(file) && existsSync(join(folder, file))) return file
  }
  return null
}

function plain(text: string | undefined): string {
  return (text ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}
