/** The Contact header of a redirection: where else to try. */

import { printQ } from '../sip/headers/contact.ts'
import type { Context } from './context.ts'

/** A place to try. */
export interface Target {
  readonly uri: string
  /** Its weight as it is written, or null. */
  readonly q: string | null
  /** The flags of its branch. */
  readonly flags: number
  /** Servers to pass on the way, as a Route header has them, or null. */
  readonly path: string | null
}

/** What a redirection tells of its targets besides their URIs: bits of `rich_redirect`. */
export const Rich = { FLAGS: 1, PATH: 2 } as const

/**
 * The Contact header of a redirection of the request in hand: to all places that it would go to.
 *
 * @param ctx - the request; its own URI counts where the script has changed it
 * @param rich - bits of {@link Rich}
 * @returns the whole line; '' where there is no place
 */
export function redirectionLine(ctx: Context, rich: number): string {
  const targets: Target[] = []
  const { requestUri, facts, branchFlags } = ctx
  if (requestUri !== ctx.message.requestUri) {
    targets.push({
      uri: requestUri,
      q: weight(facts?.q ?? null),
      flags: branchFlags,
      path: facts?.path ?? null,
    })
  }
  if (ctx.hasBranches) {
    for (const { uri, q, flags, path } of ctx.branches.all()) {
      targets.push({ uri, q: weight(q), flags, path })
    }
  }
  return contactLine(targets, rich)
}

function weight(q: number | null): string | null {
  return q === null ? null : printQ(q)
}

/**
 * The Contact header of a redirection.
 *
 * @param targets - where to try, best first
 * @param rich - bits of {@link Rich}
 * @returns the whole line; '' where there are no targets
 */
export function contactLine(targets: readonly Target[], rich: number): string {
  if (targets.length === 0) return ''
  return `Contact: ${targets.map((target) => contact(target, rich)).join(', ')}\r\n`
}

function contact({ uri, q, flags, path }: Target, rich: number): string {
  const route = (rich & Rich.PATH) !== 0 && path !== null ? routeHeader(uri, path) : ''
  const weight = q === null ? '' : `;q=${q}`
  const marks = (rich & Rich.FLAGS) === 0 ? '' : `;flags=${flags}`
  return `<${uri}${route}>${weight}${marks}`
}

/** A Route header as part of a URI (RFC 3261 section 19.1.1). */
function routeHeader(uri: string, path: string): string {
  return `${uri.includes('?') ? '&' : '?'}Route=${escaped(path)}`
}

/** Everything is escaped that a header in a URI may not hold as it is. */
function escaped(text: string): string {
  return text.replaceAll(
    /[^\w\-.!~*'()[\]/:+$]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
