/** The words behind a fence's language. */

import type { Fence, FenceInfo } from './example.ts'

/** Where a fence's text stands in its file. */
export interface FencePlace {
  /** The line of the first line of text. */
  readonly line: number
  /** The column at which each line of text starts. */
  readonly column: number
}

interface Word {
  readonly key: string
  /** null: a word without `=`. */
  readonly value: string | null
}

/**
 * Makes a fence of what stands behind the back-ticks and between them.
 *
 * @param infoString - `kamailio no-run="needs a kernel module"`
 * @param text - the text of the fence
 * @param place - where the text starts
 */
export function fenceOf(infoString: string, text: string, place: FencePlace): Fence {
  const { language, rest } = firstWord(infoString.trim())
  return {
    language: language.toLowerCase(),
    info: parseFenceInfo(rest),
    text: text.replaceAll('\r\n', '\n'),
    line: place.line,
    column: place.column,
  }
}

function firstWord(text: string): { language: string; rest: string } {
  const end = text.search(/\s/)
  if (end < 0) return { language: text, rest: '' }
  return { language: text.slice(0, end), rest: text.slice(end + 1) }
}

/**
 * Reads the words behind the language.
 *
 * @param text - `no-run="reason" wrap=route with=name name=name`, in any order
 */
export function parseFenceInfo(text: string): FenceInfo {
  const info = {
    noRun: null as string | null,
    wrap: null as 'route' | null,
    with: null as string | null,
    name: null as string | null,
    fault: null as string | null,
  }
  const seen = new Set<string>()
  for (const word of words(text)) {
    if (seen.has(word.key)) info.fault ??= `\`${word.key}\` stands twice behind the fence`
    seen.add(word.key)
    info.fault ??= take(info, word)
  }
  return info
}

type Taken = { -readonly [K in keyof FenceInfo]: FenceInfo[K] }

function take(info: Taken, { key, value }: Word): string | null {
  switch (key) {
    case 'no-run':
      if (value === null || value.trim() === '') {
        return '`no-run` has no reason; write no-run="why it cannot be played"'
      }
      info.noRun = value.trim()
      return null
    case 'wrap':
      if (value !== 'route') return `\`wrap\` is \`${value ?? ''}\`; it can be \`route\``
      info.wrap = value
      return null
    case 'with':
    case 'name':
      if (value === null || value === '') {
        return `\`${key}\` names no setup; write ${key}=name-of-setup`
      }
      info[key] = value
      return null
    default:
      return `\`${key}\` means nothing behind a fence; there is no-run="…", wrap=route, with=… and name=…`
  }
}

const wordPattern = /([^\s="]+)(?:=(?:"([^"]*)"|([^\s"]*)))?|(\S)/g

function* words(text: string): Generator<Word> {
  for (const [, key, quoted, plain, stray] of text.matchAll(wordPattern)) {
    yield { key: key ?? stray ?? '', value: quoted ?? plain ?? null }
  }
}
