/** Colours of terminals: two letters, the first for the text and the second for what is behind it. */

import { LogLevel, SiproseError } from 'siprose'

/** The letters, in the order of the terminal's numbers; `x` is the terminal's own colour. */
const LETTERS = 'srgybpcw'
const OWN_COLOR = 9

function colorNumber(letter: string): number {
  return letter === 'x' ? OWN_COLOR : letter === '' ? -1 : LETTERS.indexOf(letter)
}

/**
 * Reads two letters.
 *
 * @param text - `rx` is red on the terminal's own colour; a capital as the first letter makes it bright
 * @returns the escape sequence that switches to it
 * @throws SiproseError where it is no pair of colours
 */
export function readColors(text: string): string {
  const first = text.charAt(0)
  const bright = LETTERS.includes(first.toLowerCase()) && first !== first.toLowerCase()
  const front = colorNumber(bright ? first.toLowerCase() : first)
  const back = colorNumber(text.charAt(1))
  if (text.length === 2 && front >= 0 && back >= 0) {
    return `\u001B[${bright ? 1 : 0};3${front};4${back}m`
  }
  throw new SiproseError(
    'xlog/unknown-color',
    `\`${text}\` is no pair of colours; write two of x (the terminal's own), s (black), r, g, y, b, p, c, w`,
    { colors: text },
  )
}

const levels: ReadonlyMap<string, number> = new Map([
  ['L_ALERT', LogLevel.ALERT],
  ['L_BUG', LogLevel.BUG],
  ['L_CRIT2', LogLevel.CRITICAL],
  ['L_CRIT', LogLevel.CRITICAL],
  ['L_ERR', LogLevel.ERROR],
  ['L_WARN', LogLevel.WARNING],
  ['L_NOTICE', LogLevel.NOTICE],
  ['L_INFO', LogLevel.INFO],
  ['L_DBG', LogLevel.DEBUG],
])

/**
 * Reads colours of levels, `L_ERR=rx;L_WARN=yx`.
 *
 * @param text - pairs separated by `;`
 * @returns level and escape sequence of each
 * @throws SiproseError where a level or a pair of colours is none
 */
export function readLevelColors(text: string): readonly (readonly [number, string])[] {
  const pairs = text.split(';').filter((pair) => pair.trim() !== '')
  return pairs.map((pair) => {
    const [name = '', colors = ''] = pair.split('=').map((part) => part.trim())
    const level = levels.get(name)
    if (level !== undefined) return [level, readColors(colors)]
    throw new SiproseError(
      'xlog/unknown-level',
      `\`${name}\` is no level; write ${[...levels.keys()].join(', ')}, then = and two letters`,
      { level: name },
    )
  })
}
