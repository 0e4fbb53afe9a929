/** White space of running text: joined, and moved out of emphasis, where Markdown does not allow it at the edges. */

import type { PhrasingContent } from 'mdast'

/**
 * Joins white space in running text and trims its ends.
 *
 * @param nodes - text as it was in the XML
 */
export function tidy(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result = joined(nodes, { space: true })
  const last = result.at(-1)
  if (last?.type === 'text') {
    last.value = last.value.trimEnd()
    if (last.value === '') result.pop()
  }
  return result
}

/** Whether what was written last ends in a space, so that the next one is dropped. */
interface Edge {
  space: boolean
}

function joined(nodes: readonly PhrasingContent[], edge: Edge): PhrasingContent[] {
  const result: PhrasingContent[] = []
  const text = (value: string) => {
    const last = result.at(-1)
    if (last?.type === 'text') last.value += value
    else if (value !== '') result.push({ type: 'text', value })
  }
  for (const node of nodes) {
    if (node.type === 'text') text(joinedText(node.value, edge))
    else if (node.type === 'break') {
      result.push(node)
      edge.space = true
    } else if ('children' in node) {
      wrapped(node, edge, text, result)
    } else {
      result.push(node)
      if (node.type !== 'html') edge.space = false
    }
  }
  return result
}

function joinedText(value: string, edge: Edge): string {
  let text = value.replaceAll(/[ \t\r\n]+/g, ' ')
  if (edge.space) text = text.replace(/^ /, '')
  if (text !== '') edge.space = text.endsWith(' ')
  return text
}

/** Emphasis or a link: spaces at its edges go outside; with nothing left in it, it goes too. */
function wrapped(
  node: Extract<PhrasingContent, { children: PhrasingContent[] }>,
  edge: Edge,
  text: (value: string) => void,
  result: PhrasingContent[],
): void {
  const inner = joined(node.children, edge)
  const first = inner[0]
  if (first?.type === 'text' && first.value.startsWith(' ')) {
    first.value = first.value.slice(1)
    text(' ')
    if (first.value === '') inner.shift()
  }
  const last = inner.at(-1)
  const spaced = last?.type === 'text' && last.value.endsWith(' ')
  if (last?.type === 'text' && spaced) {
    last.value = last.value.slice(0, -1)
    if (last.value === '') inner.pop()
  }
  if (inner.length > 0) result.push({ ...node, children: inner } as PhrasingContent)
  if (spaced) text(' ')
}
