/** Pieces of XML's tree. */

import type { Element, ElementContent, Text } from 'xast'

/** What a person may leave out of an element's children. */
export type Content = ElementContent | string | null

/**
 * An element.
 *
 * @param name - its name
 * @param attributes - those with a value; null is left out
 * @param children - its content
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null | undefined>>,
  children: readonly Content[] = [],
): Element {
  const set = Object.entries(attributes).filter(
    (pair): pair is [string, string] => pair[1] !== null && pair[1] !== undefined,
  )
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(set),
    children: children.flatMap((child): ElementContent[] => {
      if (child === null) return []
      return [typeof child === 'string' ? text(child) : child]
    }),
  }
}

/** Text. */
export function text(value: string): Text {
  return { type: 'text', value }
}
