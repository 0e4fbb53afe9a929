/** What the parts of the checker share. */

import type { ConfigFile, Route, RouteType } from '../ast.ts'
import type { Diagnostics } from '../diagnostic.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { RouteTable } from './route-table.ts'

/** A check of one configuration. */
export interface Check {
  readonly config: ConfigFile
  readonly vocabulary: Vocabulary
  readonly diagnostics: Diagnostics
  readonly routes: RouteTable
  /** Names of flags, which may stand where an integer is wanted. */
  readonly flags: ReadonlyMap<string, number>
  /** Functions whose trap was told: once is enough. */
  readonly warned: Set<string>
}

/** A check inside of one route. */
export interface RouteCheck extends Check {
  readonly route: Route
}

/** How the types of routes are written. */
export const routeWords: Readonly<Record<RouteType, string>> = {
  request: 'request_route',
  reply: 'reply_route',
  onreply: 'onreply_route',
  failure: 'failure_route',
  branch: 'branch_route',
  onsend: 'onsend_route',
  event: 'event_route',
}

/** Words as an enumeration: `a, b or c`. */
export function listOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
