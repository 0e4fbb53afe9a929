/** The sources that the reference names, as plain pages with a place for each line: for readers without a network, or a checkout. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const used = new Set<string>()

/** A forge that shows the sources, if the builder names one: `https://example.com/siprose/blob/main`. */
const FORGE = process.env.SIPROSE_SOURCE_URL

/** The address of a line of the sources. */
export function sourceUrl(file: string, line: number): string {
  if (FORGE) return `${FORGE}/${file}#L${line}`
  used.add(file)
  return `/source/${file}.html#L${line}`
}

/**
 * Writes the pages of all sources that were named.
 *
 * @param root - the project
 * @param folder - where the site keeps files that are served as they are
 */
export function writeSources(root: string, folder: string): number {
  for (const file of used) {
    const path = join(folder, 'source', `${file}.html`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, sourcePage(file, readFileSync(join(root, file), 'utf8')))
  }
  return used.size
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:14px/1.5 ui-monospace,monospace;background:Canvas;color:CanvasText}
header{position:sticky;top:0;padding:.5em 1em;background:Canvas;border-bottom:1px solid #8886}pre{margin:0;padding:.5em 0;overflow-x:auto}
a{color:#888;text-decoration:none;display:inline-block;width:4em;text-align:right;margin-right:1em}span{display:block;scroll-margin-top:4em}
span:target{background:#fc03}header a{width:auto;color:inherit}`

function sourcePage(file: string, text: string): string {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, index) => {
      const id = `L${index + 1}`
      const shown = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return `<span id="${id}"><a href="#${id}">${index + 1}</a>${shown}</span>`
    })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${file}</title><style>${STYLE}</style><header>${file}</header><pre>${lines.join('')}</pre></html>\n`
}
