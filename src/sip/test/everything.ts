/** Everything the grammar can be asked, found in its files: a header that is added is tested the day it is added. */

import { globSync } from 'node:fs'

import type { Message } from '../message.ts'

/** A function of the grammar, by name. */
export type Named<F> = readonly [name: string, call: F]

const FOLDER = new URL('../', import.meta.url)

/** What the files of the grammar export, by name. */
const exported = new Map<string, unknown>()
for (const path of globSync('{*.ts,headers/*.ts,sdp/*.ts}', { cwd: FOLDER }).toSorted()) {
  const file: Record<string, unknown> = await import(new URL(path, FOLDER).href)
  for (const [name, value] of Object.entries(file)) exported.set(name, value)
}

/** The exported functions with these parameters, as they are written in the source. */
function withParameters<F>(pattern: RegExp): readonly Named<F>[] {
  const found: Named<F>[] = []
  for (const [name, value] of exported) {
    if (typeof value !== 'function') continue
    const [, written] = /^function \w+\(([^{]*?)\)\s*\{/.exec(String(value)) ?? []
    const parameters = written?.replaceAll(/\s+/g, ' ').replaceAll(' ,', ',').trim()
    // the source says what the function takes
    if (parameters !== undefined && pattern.test(parameters)) found.push([name, value as F])
  }
  return found
}

/** Whatever can be asked of a message with no more than the message. */
export const messageReaders: readonly Named<(message: Message) => unknown>[] = withParameters(
  /^message(, \w+ = [\w.]+)?,?$/,
)

/** Whatever reads a part of a text. */
export const grammars: readonly Named<(text: string, from: number, to: number) => unknown>[] =
  withParameters(/^text, (from|start), (to|end)(, rules = \w+)?,?$/)

/** Whatever takes a whole text. */
export const textReaders: readonly Named<(text: string) => unknown>[] =
  withParameters(/^text(, rules = \w+)?,?$/)

/** Names of fields and getters of a class, found once: all its objects have the same. */
const names = new Map<object, readonly string[]>()

function namesOf(value: object): readonly string[] {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (typeof prototype !== 'object' || prototype === null || prototype === Object.prototype)
    return Object.keys(value)
  let found = names.get(prototype)
  if (found === undefined) {
    const getters = Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([, { get }]) => get !== undefined)
      .map(([name]) => name)
    found = [...Object.keys(value), ...getters].filter((name) => name !== 'text')
    names.set(prototype, found)
  }
  return found
}

const DEEPEST = 6
const LONGEST_LIST = 40

/**
 * All that an object of the grammar says, as plain data: its fields, its getters, and theirs.
 *
 * The text it was read from is left out: the same part of two texts has to say the same.
 */
export function valuesOf(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  if (depth === DEEPEST) return '…'
  if (Array.isArray(value))
    return value.slice(0, LONGEST_LIST).map((item) => valuesOf(item, depth + 1))
  const values: Record<string, unknown> = {}
  for (const name of namesOf(value)) values[name] = valuesOf(Reflect.get(value, name), depth + 1)
  return values
}
