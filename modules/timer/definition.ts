/** How a timer is declared: `clean=CLEAN,1000,slow,enable`. */

import { SiproseError } from 'siprose'

/** A timer, as it was declared. */
export interface Definition {
  readonly name: string
  readonly route: string
  readonly intervalMs: number
  /** Whether it runs from the start. */
  readonly enabled: boolean
}

/** The longest interval, in milliseconds: what a timer of the system takes. */
const MAX_MS = 2_000_000_000

/**
 * Reads a declaration.
 *
 * @throws SiproseError `timer/definition` with what is wrong
 */
export function parseDefinition(text: string): Definition {
  const equals = text.indexOf('=')
  if (equals < 0) throw wrong(text, 'write `name=ROUTE,milliseconds`')
  const name = text.slice(0, equals).trim()
  const [route = '', interval = '', speed = '', enable = '', ...rest] = text
    .slice(equals + 1)
    .split(',')
    .map((part) => part.trim())
  if (!/^\w+$/.test(name))
    throw wrong(text, `the name is \`${name}\`; it can have letters, digits and _`)
  if (route === '') throw wrong(text, 'it names no route')
  if (!/^\d{1,10}$/.test(interval) || Number(interval) < 1 || Number(interval) > MAX_MS) {
    throw wrong(text, `the interval is \`${interval}\`; it can be 1 to ${MAX_MS} milliseconds`)
  }
  if (speed !== '' && speed !== 'slow' && speed !== 'fast') {
    throw wrong(text, `\`${speed}\` stands behind the interval; it can be slow, fast or nothing`)
  }
  if ((enable !== '' && enable !== 'enable') || rest.length > 0) {
    throw wrong(text, 'behind `slow` or `fast` there can be `enable` or nothing')
  }
  return { name, route, intervalMs: Number(interval), enabled: enable === 'enable' }
}

/** The route that a declaration names; nothing where that cannot be read, which the start tells. */
export function routesIn(text: string): readonly string[] {
  try {
    return [parseDefinition(text).route]
  } catch {
    return []
  }
}

function wrong(text: string, why: string): SiproseError {
  return new SiproseError('timer/definition', `\`${text}\` cannot be read: ${why}`, { text })
}
