/** Takes codecs out of streams, one call after the other. */

import { attributeValue, type Message, removeSdpLine, type SdpMedia, setSdpPort } from 'siprose'

/** Attributes that start with the number of a codec. */
const OF_CODECS = ['rtpmap', 'fmtp', 'rtcp-fb']

/** Which formats are gone, by stream: the description itself stays as it was received. */
export class Pruned {
  readonly #byStream = new WeakMap<SdpMedia, Set<string>>()

  /**
   * Takes formats out of a stream, and their attributes.
   *
   * A stream that would have none left is refused instead: its port becomes 0 (RFC 3264 section 6), and what is left stays, as a stream has to
   * name some.
   *
   * @param unwanted - tells those to be taken out
   */
  prune(message: Message, media: SdpMedia, unwanted: (format: string) => boolean): void {
    let gone = this.#byStream.get(media)
    if (gone === undefined) {
      gone = new Set()
      this.#byStream.set(media, gone)
    }
    const left = gone
    const now = new Set(media.formats.filter((format) => !left.has(format) && unwanted(format)))
    if (now.size === 0) return
    if (media.formats.every((format) => left.has(format) || now.has(format))) {
      setSdpPort(message.edits, media, 0)
      return
    }
    for (const format of now) gone.add(format)
    removeWords(message, media, now)
    for (const name of OF_CODECS) {
      for (const line of media.attributes(name)) {
        if (now.has(firstWord(attributeValue(line)))) removeSdpLine(message.edits, line)
      }
    }
  }
}

/** Takes words out of the line `m=`, each with the blank before it. */
function removeWords(message: Message, media: SdpMedia, words: ReadonlySet<string>): void {
  const { text, valueEnd } = media.mLine
  let before = media.formatsStart
  while (before > 0 && text.charCodeAt(before - 1) === 32) before--
  for (let at = before; at < valueEnd;) {
    let start = at
    while (start < valueEnd && text.charCodeAt(start) === 32) start++
    let end = start
    while (end < valueEnd && text.charCodeAt(end) !== 32) end++
    if (words.has(text.slice(start, end))) message.edits.remove(at, end)
    at = end
  }
}

function firstWord(text: string): string {
  const blank = text.indexOf(' ')
  return blank < 0 ? text : text.slice(0, blank)
}
