/** Lists of parameters with any delimiter: `a=1;b="x;y";c`. */

/** One parameter, as it is written but for quotes and blanks around its parts. */
export interface Parameter {
  readonly name: string
  /** An empty text where it has none. */
  readonly value: string
}

const QUOTE = 34
const BACKSLASH = 92

/**
 * The parameters of a text, in order. Empty ones are passed over.
 *
 * @param text - the list
 * @param delimiter - one character; `;` where it is not given
 */
export function parameters(text: string, delimiter: string | undefined): readonly Parameter[] {
  const end = delimiter === undefined || delimiter === '' ? 59 : delimiter.charCodeAt(0)
  const list: Parameter[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? end : text.charCodeAt(at)
    if (quoted && at < text.length) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) quoted = false
    } else if (code === QUOTE && code !== end) {
      quoted = true
    } else if (code === end) {
      const piece = text.slice(start, at).trim()
      if (piece !== '') list.push(parameter(piece))
      start = at + 1
    }
  }
  return list
}

function parameter(piece: string): Parameter {
  const equals = piece.indexOf('=')
  if (equals < 0) return { name: piece, value: '' }
  const value = piece.slice(equals + 1).trim()
  const quoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"')
  return { name: piece.slice(0, equals).trim(), value: quoted ? value.slice(1, -1) : value }
}

/** The first parameter of a name, in any case. */
export function named(text: string, name: string, delimiter: string | undefined): Parameter | null {
  const wanted = name.toLowerCase()
  return parameters(text, delimiter).find((each) => each.name.toLowerCase() === wanted) ?? null
}
