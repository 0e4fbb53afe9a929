// hot
/** Rules over pairs of URIs: who, and where to. */

import type { Matcher } from 'siprose'

/** URIs: those that a pattern is found in, or all of them. */
export interface UriList {
  /** True where `ALL` is in the list. */
  readonly all: boolean
  readonly patterns: readonly Matcher[]
}

/** One side of a rule. */
export interface Side {
  readonly of: UriList
  /** Those left out, or null. */
  readonly except: UriList | null
}

/** One line of a file. */
export interface Rule {
  readonly left: Side
  readonly right: Side
}

/** Whether one of the rules is about a pair. */
export function anyMatches(rules: readonly Rule[], left: string, right: string): boolean {
  for (const rule of rules) {
    if (isOn(rule.left, left) && isOn(rule.right, right)) return true
  }
  return false
}

function isOn({ of, except }: Side, uri: string): boolean {
  return isIn(of, uri) && (except === null || !isIn(except, uri))
}

function isIn({ all, patterns }: UriList, uri: string): boolean {
  if (all) return true
  for (const pattern of patterns) if (pattern.test(uri)) return true
  return false
}
