// hot
/** What two files of rules say of pairs of URIs. */

import type { Uri } from 'siprose'

import { anyMatches, type Rule } from './rule.ts'

/** The rules of two files. */
export interface RuleSet {
  readonly allow: readonly Rule[]
  readonly deny: readonly Rule[]
}

/** Whether there are no rules, so that all is allowed, whatever it is. */
export function isEmpty({ allow, deny }: RuleSet): boolean {
  return allow.length === 0 && deny.length === 0
}

/** Whether a pair is allowed: where the allow file has it, or the deny file has it not. */
export function allowed({ allow, deny }: RuleSet, left: string, right: string): boolean {
  return anyMatches(allow, left, right) || !anyMatches(deny, left, right)
}

/** A URI as rules see where something goes: scheme `sip`, user and host, whatever else there is. */
export function bareUri(uri: Uri, withPort: boolean): string {
  const { user, host, port } = uri
  const place = withPort && port !== null ? `${host}:${port}` : host
  return user === null ? `sip:${place}` : `sip:${user}@${place}`
}
