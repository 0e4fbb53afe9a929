/** Profiling: parts of a document that are meant for some readers only. */

import type { Element, Root, RootContent } from 'xast'

/** The attributes by which DocBook marks for whom an element is. */
const ATTRIBUTES = [
  'arch',
  'audience',
  'condition',
  'conformance',
  'os',
  'outputformat',
  'revision',
  'revisionflag',
  'security',
  'status',
  'userlevel',
  'vendor',
  'wordsize',
] as const

/** The values that are wanted, for each attribute that decides: `{ os: ['linux'], audience: ['operator'] }`. */
export type Profile = { readonly [name in (typeof ATTRIBUTES)[number]]?: readonly string[] }

/**
 * Takes out of a tree what is not meant for the wanted readers. An element without the attribute is for all; several values of
 * one attribute are separated by semicolons.
 *
 * @param root - the document, which is changed
 * @param profile - what is wanted
 */
export function applyProfile(root: Root, profile: Profile): void {
  const wanted = ATTRIBUTES.flatMap((name) => {
    const values = profile[name]
    return values === undefined ? [] : [[name, new Set(values)] as const]
  })
  if (wanted.length === 0) return
  const meant = (element: Element) =>
    wanted.every(([name, values]) => {
      const own = element.attributes[name]
      return !own || own.split(';').some((value) => values.has(value.trim()))
    })
  const prune = (parent: Root | Element): void => {
    const kept: RootContent[] = []
    for (const node of parent.children) {
      if (node.type === 'element' && !meant(node)) continue
      if (node.type === 'element') prune(node)
      kept.push(node)
    }
    parent.children = kept as typeof parent.children
  }
  prune(root)
}
