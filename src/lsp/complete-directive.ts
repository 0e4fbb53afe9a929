/** What can be written in the lines of the preprocessor. */

import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { CompletionItemKind } from 'vscode-languageserver'

import { directiveNames } from '../lang/lexer-patterns.ts'
import { defineOffers, type Offer, type Offers } from './offers.ts'
import type { Span } from './spans.ts'
import { bytesOf, decoded } from './text.ts'
import type { Place } from './workspace.ts'

/** Files that are offered of one folder. */
const MOST_FILES = 500
/** How much of a line is looked at. */
const REACH = 300

/** The word of a directive, or a name behind it. */
export function completeDirective(place: Place): Offers | null {
  const { scan, offset } = place
  const { text } = scan
  const start = Math.max(text.startOf(text.lineOf(offset)), offset - REACH)
  const line = text.bytes.slice(start, offset)
  const word = /^[ \t]*(#!?[a-z_]*)$/.exec(line)?.[1]
  if (word !== undefined) {
    const offers = directiveNames.map((name): Offer => ({
      label: `#!${name}`,
      kind: CompletionItemKind.Keyword,
      snippet: `#!${name}`,
    }))
    return { from: offset - word.length, offers }
  }
  const name = /(?:ifdef|ifndef|ifexp|undef(?:ine)?)[ \t]+(?:.*[^\w"])?(\w*)$/.exec(line)?.[1]
  if (name === undefined) return null
  return { from: offset - name.length, offers: defineOffers(place) }
}

/** The name of a file, in the folder it is looked for in. */
export function completeFile({ path, scan, offset }: Place, { from }: Span): Offers | null {
  const written = scan.text.bytes.slice(from, offset)
  const folder = join(dirname(decoded(path)), decoded(written.replace(/[^/]*$/, '')))
  const start = from + written.lastIndexOf('/') + 1
  try {
    const entries = readdirSync(
      written.startsWith('/') ? dirname(decoded(`${written}x`)) : folder,
      {
        withFileTypes: true,
      },
    )
    const offers = entries.slice(0, MOST_FILES).map((entry): Offer => {
      const name = bytesOf(entry.name) + (entry.isDirectory() ? '/' : '')
      return {
        label: entry.name,
        kind: entry.isDirectory() ? CompletionItemKind.Folder : CompletionItemKind.File,
        snippet: name.replaceAll('$', '\\$'),
        last: !/\.(?:cfg|inc)$|\/$/.test(name),
      }
    })
    return { from: start, offers }
  } catch {
    // a folder that cannot be read has no files
    return null
  }
}
