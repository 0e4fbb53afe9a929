/** Lines of a description by how they start. */

import type { SdpLine, SdpSection } from 'siprose'

/** The lines of some sections that start with a text, in order. */
export function linesStarting(sections: readonly SdpSection[], start: string): readonly SdpLine[] {
  const found: SdpLine[] = []
  for (const { lines, first, last } of sections) {
    for (let at = first; at < last; at++) {
      const line = lines.at(at)
      if (line.text.startsWith(start, line.start) && line.start + start.length <= line.valueEnd)
        found.push(line)
    }
  }
  return found
}
