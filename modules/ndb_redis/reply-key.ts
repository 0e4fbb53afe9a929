/** What is asked of a reply: `reply=>value[0]=>type`. */

import { SiproseError, type Context, type Preparation, type Value, type VariableRef } from 'siprose'

import { ReplyType, type Reply } from './resp/reply.ts'

/** A number that is written, or a variable that holds it. */
type Place = number | VariableRef

/** What is asked in the end. */
type What = 'type' | 'value' | 'info' | 'size'

/** What is asked: of which reply, of which element in it, and what. */
export interface ReplyKey {
  readonly reply: string
  readonly path: readonly Place[]
  readonly what: What
}

const names: ReadonlySet<string> = new Set<What>(['type', 'value', 'info', 'size'])
const isWhat = (text: string): text is What => names.has(text)

function refuse(text: string): never {
  throw new SiproseError(
    'ndb_redis/key',
    `\`${text}\` asks for nothing; write reply=>type, =>value, =>info or =>size, and =>type[n] or =>value[n] for what is in an array`,
  )
}

function placeOf(text: string, using: Preparation): Place {
  const written = text.trim()
  return /^-?\d{1,9}$/.test(written) ? Number(written) : using.variable(written)
}

/** Reads it. */
export function replyKey(text: string, using: Preparation): ReplyKey {
  const [reply = '', ...parts] = text.split('=>').map((part) => part.trim())
  if (reply === '' || parts.length === 0) refuse(text)
  const path: Place[] = []
  let what: What = 'value'
  for (const [at, part] of parts.entries()) {
    const bracket = part.indexOf('[')
    const name = bracket < 0 ? part : part.slice(0, bracket)
    const last = at === parts.length - 1
    if (!isWhat(name) || (!last && (bracket < 0 || name !== 'value'))) refuse(text)
    if (bracket >= 0) {
      if (!part.endsWith(']') || (name !== 'type' && name !== 'value')) refuse(text)
      path.push(placeOf(part.slice(bracket + 1, -1), using))
    }
    what = name
  }
  return { reply, path, what }
}

/** What a reply says. */
export function lookUp(ctx: Context, reply: Reply | null, { path, what }: ReplyKey): Value {
  let found = reply
  for (const place of path) {
    if (found?.type !== ReplyType.ARRAY) return null
    found = found.items[typeof place === 'number' ? place : Number(place.get(ctx))] ?? null
  }
  if (found === null) return null
  switch (what) {
    case 'type':
      return found.type
    case 'size':
      return found.type === ReplyType.ARRAY ? found.items.length : null
    case 'info':
      return 'text' in found ? found.text : null
    case 'value':
      if (found.type === ReplyType.INTEGER) return found.value
      return found.type === ReplyType.STRING ? found.text : null
  }
}
