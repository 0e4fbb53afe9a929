/** The hash that tells the field's servers which of some places a text belongs to. */

/** 32 bits of a text, the same in every server that speaks this language: four bytes are taken at a time, and have signs. */
export function coreHash(text: string): number {
  let hash = 0
  let at = 0
  for (; at + 4 <= text.length; at += 4) {
    const four =
      (signed(text, at) << 24) +
      (signed(text, at + 1) << 16) +
      (signed(text, at + 2) << 8) +
      signed(text, at + 3)
    hash = (hash + ((four | 0) ^ ((four | 0) >>> 3))) | 0
  }
  let rest = 0
  for (; at < text.length; at++) rest = ((rest << 8) + signed(text, at)) | 0
  hash = (hash + (rest ^ (rest >>> 3))) | 0
  return (hash + (hash >>> 11) + (hash >>> 13) + (hash >>> 23)) >>> 0
}

function signed(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code > 127 ? code - 256 : code
}
