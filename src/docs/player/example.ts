/** An example, as every source of examples (TSDoc, Markdown, DocBook) hands it to the player. */

/** What stands behind the language of a fence: `no-run="reason" wrap=route with=setup name=setup`. */
export interface FenceInfo {
  /** Why the fence is not played, or null when it is. Never empty: see {@link FenceInfo.fault}. */
  readonly noRun: string | null
  /** `route`: the fence is the body of `request_route`. */
  readonly wrap: 'route' | null
  /** The name of the setup that stands before this configuration. */
  readonly with: string | null
  /** The name under which other examples can use this configuration as a setup. */
  readonly name: string | null
  /** What is wrong with the words behind the language, or null. An example with a fault fails. */
  readonly fault: string | null
}

/** One fenced block of an example. */
export interface Fence {
  /** The first word behind the fence: `kamailio`, `sip`, `values`, … in lower case. */
  readonly language: string
  readonly info: FenceInfo
  /** What stands in the fence, lines separated by `\n`. */
  readonly text: string
  /** The line of the file in which the text starts, from 1. */
  readonly line: number
  /** The column at which each line of the text starts, from 1: more in a comment or a list. */
  readonly column: number
}

/** A story that the reader follows and the player plays. */
export interface Example {
  /** `module/symbol/slug-of-title`: the name of the test, the anchor of the page, the seed of what is random. */
  readonly id: string
  readonly title: string
  /** The file, as diagnostics show it. */
  readonly file: string
  /** The line of the title. */
  readonly line: number
  /** In reading order. */
  readonly fences: readonly Fence[]
}

/** The languages that say something about how the server behaves; a text without one of them is no example. */
const tellingLanguages: ReadonlySet<string> = new Set([
  'kamailio',
  'sip',
  'values',
  'rpc',
  'log',
  'db',
])

/** True when the fences make an example: one of them shows a configuration or what a server does. */
export function isExample(fences: readonly Fence[]): boolean {
  return fences.some((fence) => tellingLanguages.has(fence.language))
}

/** The part of an id that a title becomes: lower-case words joined by `-`. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’`]/g, '')
    .replaceAll(/[^\p{Letter}\p{Number}_]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return slug === '' ? 'example' : slug
}

/**
 * An id that is not taken yet: the wanted one, or the same with `-2`, `-3`, … behind it.
 *
 * @param wanted - the id
 * @param taken - the ids so far; the new one is added
 */
export function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  taken.add(id)
  return id
}
