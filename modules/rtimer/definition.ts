/** How timers are declared: `name=clean;interval=10`, and what they run: `timer=clean;route=CLEAN`. */

import { SiproseError } from 'siprose'

/** A timer, as it was declared. */
export interface TimerDefinition {
  readonly name: string
  /** The time between two runs in milliseconds; null for the default. */
  readonly intervalMs: number | null
  /** How many workers run its routes, each all of them. */
  readonly workers: number
}

/** A route that a timer runs. */
export interface ExecDefinition {
  readonly timer: string
  readonly route: string
}

/** The most workers of one timer. */
const MAX_WORKERS = 64
/** The longest interval: what a 32 bit number of seconds can say, and a timer of the system does not take at once. */
const MAX_SECONDS = 2_000_000

/**
 * Reads the declaration of a timer.
 *
 * @throws SiproseError `rtimer/definition` with what is wrong
 */
export function parseTimer(text: string): TimerDefinition {
  const attributes = attributesOf(text, ['name', 'mode', 'interval'])
  const name = attributes.get('name') ?? ''
  if (name === '') throw wrong(text, 'it has no name; write `name=…`')
  const interval = attributes.get('interval')
  const mode = attributes.get('mode') ?? '0'
  if (!/^\d{1,3}$/.test(mode) || Number(mode) > MAX_WORKERS) {
    throw wrong(text, `\`mode\` is \`${mode}\`; it can be 0 to ${MAX_WORKERS}`)
  }
  return {
    name,
    intervalMs: interval === undefined ? null : intervalMs(text, interval),
    workers: Math.max(Number(mode), 1),
  }
}

function intervalMs(text: string, written: string): number {
  const [, digits, unit] = /^(\d{1,13})(u?)$/.exec(written) ?? []
  const ms = Number(digits) * (unit === 'u' ? 0.001 : 1000)
  if (ms > 0 && ms <= MAX_SECONDS * 1000) return Math.max(ms, 1)
  throw wrong(
    text,
    `\`interval\` is \`${written}\`; it can be 1 to ${MAX_SECONDS} seconds, or microseconds with \`u\` behind the number`,
  )
}

/**
 * Reads what a timer runs.
 *
 * @throws SiproseError `rtimer/definition` with what is wrong
 */
export function parseExec(text: string): ExecDefinition {
  const attributes = attributesOf(text, ['timer', 'route'])
  const timer = attributes.get('timer') ?? ''
  const route = attributes.get('route') ?? ''
  if (timer === '' || route === '') throw wrong(text, 'write `timer=…;route=…`')
  return { timer, route }
}

/** The route that a declaration names; nothing where that cannot be read, which the start tells. */
export function routesIn(text: string): readonly string[] {
  try {
    return [parseExec(text).route]
  } catch {
    return []
  }
}

function attributesOf(text: string, known: readonly string[]): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const name = (equals < 0 ? part : part.slice(0, equals)).trim()
    if (!known.includes(name)) {
      throw wrong(text, `\`${name}\` is no attribute; there are ${known.join(', ')}`)
    }
    attributes.set(name, equals < 0 ? '' : part.slice(equals + 1).trim())
  }
  return attributes
}

function wrong(text: string, why: string): SiproseError {
  return new SiproseError('rtimer/definition', `\`${text}\` cannot be read: ${why}`, { text })
}
