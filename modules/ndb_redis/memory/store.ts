/** The data of one database of an example, and the commands that it knows. */

import type { Clock } from 'siprose'

import type { Command } from '../resp/encode.ts'
import { nil, ReplyType, type Reply } from '../resp/reply.ts'

type Kept = string | Map<string, string> | Set<string> | string[]
type Run = (store: Store, args: readonly string[]) => Reply

const ok: Reply = { type: ReplyType.STATUS, text: 'OK' }
const WRONG = 'WRONGTYPE Operation against a key holding the wrong kind of value'

const text = (value: string | undefined | null): Reply =>
  value === undefined || value === null ? nil : { type: ReplyType.STRING, text: value }
const number = (value: number): Reply => ({ type: ReplyType.INTEGER, value })
const error = (why: string): Reply => ({ type: ReplyType.ERROR, text: why })
const array = (items: Iterable<string>): Reply => ({
  type: ReplyType.ARRAY,
  items: Array.from(items, text),
})

/** Data by key. */
export class Store {
  readonly clock: Clock
  readonly #kept = new Map<string, Kept>()
  readonly #ends = new Map<string, number>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Runs a command. */
  run([name = '', ...args]: Command): Reply {
    const [least, run] = commands[name.toUpperCase()] ?? []
    if (run === undefined || least === undefined) {
      const shown = args.map((one) => `'${one}' `).join('')
      return error(`ERR unknown command '${name}', with args beginning with: ${shown}`)
    }
    if (args.length < least) {
      return error(`ERR wrong number of arguments for '${name.toLowerCase()}' command`)
    }
    try {
      return run(this, args)
    } catch (reason) {
      if (reason instanceof TypeError) return error(WRONG)
      throw reason
    }
  }

  /** What a key has, if it is of a kind; a new one for keys that have nothing. */
  of<T extends Kept>(key: string, kind: new () => T): T {
    const found = this.get(key)
    const made = found ?? new kind()
    if (!(made instanceof kind)) throw new TypeError(WRONG)
    if (made.constructor !== kind) throw new TypeError(WRONG)
    this.#kept.set(key, made)
    return made
  }

  /** What a key has. */
  get(key: string): Kept | undefined {
    if ((this.#ends.get(key) ?? Infinity) <= this.clock.now()) this.remove(key)
    return this.#kept.get(key)
  }

  /** The text that a key has. */
  text(key: string): string | undefined {
    const found = this.get(key)
    if (found !== undefined && typeof found !== 'string') throw new TypeError(WRONG)
    return found
  }

  /** Sets a text. */
  set(key: string, value: string): void {
    this.#kept.set(key, value)
  }

  /** Removes a key; 1 where it was there. */
  remove(key: string): number {
    this.#ends.delete(key)
    return this.#kept.delete(key) ? 1 : 0
  }

  /** Lets a key end. */
  expire(key: string, ms: number): number {
    if (this.get(key) === undefined) return 0
    this.#ends.set(key, this.clock.now() + ms)
    return 1
  }

  /** How long a key lives, in seconds; -1 for as long as it likes, -2 where it is not there. */
  left(key: string): number {
    if (this.get(key) === undefined) return -2
    const end = this.#ends.get(key)
    return end === undefined ? -1 : Math.ceil((end - this.clock.now()) / 1000)
  }

  /** The keys there are. */
  keys(): string[] {
    return [...this.#kept.keys()].filter((key) => this.get(key) !== undefined)
  }

  /** Removes all. */
  clear(): void {
    this.#kept.clear()
    this.#ends.clear()
  }
}

function add(store: Store, key: string, by: string): Reply {
  const value = Number(store.text(key) ?? '0') + Number(by)
  if (!Number.isSafeInteger(value)) return error('ERR value is not an integer or out of range')
  store.set(key, String(value))
  return number(value)
}

function set(store: Store, [key = '', value = '', ...options]: readonly string[]): Reply {
  const words = options.map((word) => word.toUpperCase())
  if (words.includes('NX') && store.get(key) !== undefined) return nil
  store.remove(key)
  store.set(key, value)
  const seconds = Number(words[words.indexOf('EX') + 1])
  if (words.includes('EX')) store.expire(key, seconds * 1000)
  return ok
}

function setFields(store: Store, [key = '', ...pairs]: readonly string[]): number {
  const fields = store.of(key, Map<string, string>)
  const before = fields.size
  for (let at = 0; at + 1 < pairs.length; at += 2) fields.set(pairs[at] ?? '', pairs[at + 1] ?? '')
  return fields.size - before
}

function range(store: Store, [key = '', from = '', to = '']: readonly string[]): Reply {
  const list = store.of(key, Array<string>)
  const [first, last] = [from, to].map((place) => {
    const at = Number(place)
    return at < 0 ? list.length + at : at
  })
  return array(list.slice(first, (last ?? 0) + 1))
}

/** By name: how many arguments it needs, and what it does. */
const commands: Readonly<Record<string, readonly [number, Run]>> = {
  PING: [0, (_store, [word]) => (word === undefined ? { type: 5, text: 'PONG' } : text(word))],
  SELECT: [1, () => ok],
  FLUSHALL: [0, (store) => (store.clear(), ok)],
  FLUSHDB: [0, (store) => (store.clear(), ok)],
  KEYS: [1, (store) => array(store.keys())],
  SET: [2, set],
  GET: [1, (store, [key = '']) => text(store.text(key))],
  DEL: [1, (store, keys) => number(keys.reduce((sum, key) => sum + store.remove(key), 0))],
  EXISTS: [1, (store, [key = '']) => number(store.get(key) === undefined ? 0 : 1)],
  INCR: [1, (store, [key = '']) => add(store, key, '1')],
  DECR: [1, (store, [key = '']) => add(store, key, '-1')],
  INCRBY: [2, (store, [key = '', by = '']) => add(store, key, by)],
  EXPIRE: [2, (store, [key = '', s = '']) => number(store.expire(key, Number(s) * 1000))],
  TTL: [1, (store, [key = '']) => number(store.left(key))],
  HSET: [3, (store, args) => number(setFields(store, args))],
  HMSET: [3, (store, args) => (setFields(store, args), ok)],
  HGET: [2, (store, [key = '', field = '']) => text(store.of(key, Map<string, string>).get(field))],
  HMGET: [
    2,
    (store, [key = '', ...fields]) => {
      const found = store.of(key, Map<string, string>)
      return { type: 2, items: fields.map((field) => text(found.get(field))) }
    },
  ],
  HGETALL: [1, (store, [key = '']) => array([...store.of(key, Map<string, string>)].flat())],
  SADD: [
    2,
    (store, [key = '', ...members]) => {
      const found = store.of(key, Set<string>)
      const before = found.size
      for (const member of members) found.add(member)
      return number(found.size - before)
    },
  ],
  SISMEMBER: [
    2,
    (store, [key = '', one = '']) => number(Number(store.of(key, Set<string>).has(one))),
  ],
  SMEMBERS: [1, (store, [key = '']) => array(store.of(key, Set<string>))],
  RPUSH: [
    2,
    (store, [key = '', ...values]) => number(store.of(key, Array<string>).push(...values)),
  ],
  LPUSH: [
    2,
    (store, [key = '', ...values]) => number(store.of(key, Array<string>).unshift(...values)),
  ],
  LRANGE: [3, range],
}
