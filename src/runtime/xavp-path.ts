// hot
/** Where in the lists of a message a value is: `call`, `call[1]=>leg[0]`, as configurations write it. */

import type { CompiledFormat, Frame, Preparation, Value, VariableRef } from '../lang/vocabulary.ts'
import { SiproseError } from './errors.ts'
import { XavpList, type XavpEntry } from './xavp.ts'

/** One name on the way to a value, with its index. */
export interface XavpStep {
  /** What it is found by; '' where it is known for each message only. */
  readonly key: string
  readonly name: string
  /** The name, where it has variables in it. */
  readonly format: CompiledFormat | null
  /** null where none is written; `*` for all. */
  readonly index: number | '*' | null
  /** The index, where it is a variable. */
  readonly variable: VariableRef | null
}

/** The way to a value. */
export interface XavpPath {
  /** From the root on; one at least. */
  readonly steps: readonly XavpStep[]
  /** True when names are found without regard to case. */
  readonly ignoreCase: boolean
}

/** More names than anybody nests. */
const MOST_STEPS = 8
const STEP = /^([^[\]=>]+?)(?:\[([^\]]+)\])?$/
const NUMBER = /^-?[0-9]{1,9}$/

/**
 * Reads a path.
 *
 * @param text - as the configuration writes it
 * @param using - compiles variables in names and indexes
 * @param ignoreCase - true for `$xavi`
 * @throws SiproseError for a text that is none
 */
export function parseXavpPath(text: string, using: Preparation, ignoreCase = false): XavpPath {
  const parts = splitSteps(text)
  if (parts.length > MOST_STEPS) {
    throw new SiproseError('runtime/bad-xavp', `\`${text}\` has more than ${MOST_STEPS} names`)
  }
  return { steps: parts.map((part) => parseStep(part, text, using, ignoreCase)), ignoreCase }
}

/** Splits at each `=>` that is not inside of a variable. */
function splitSteps(text: string): string[] {
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 40) depth += 1
    else if (code === 41) depth -= 1
    else if (code === 61 && depth === 0 && text.charCodeAt(at + 1) === 62) {
      parts.push(text.slice(start, at).trim())
      start = at + 2
    }
  }
  parts.push(text.slice(start).trim())
  return parts
}

function parseStep(part: string, text: string, using: Preparation, ignoreCase: boolean): XavpStep {
  const at = indexStart(part)
  const written = at < 0 ? part : part.slice(0, at).trimEnd()
  if (written === '' || (!written.includes('$') && !STEP.test(written))) {
    throw new SiproseError(
      'runtime/bad-xavp',
      `\`${text}\` names no value; it can be \`name\`, \`name[0]\` or \`name=>field\``,
    )
  }
  const index = at < 0 ? null : part.slice(at + 1, -1)
  const dynamic = written.includes('$')
  return {
    key: dynamic ? '' : ignoreCase ? written.toLowerCase() : written,
    name: dynamic ? '' : written,
    format: dynamic ? using.format(written) : null,
    ...parseIndex(index, text, using),
  }
}

/** Where the index at the end of a step starts, or -1. */
function indexStart(part: string): number {
  if (!part.endsWith(']')) return -1
  let depth = 0
  for (let at = part.length - 1; at >= 0; at -= 1) {
    const code = part.charCodeAt(at)
    if (code === 93) depth += 1
    else if (code === 91 && --depth === 0) return at
  }
  return -1
}

function parseIndex(
  index: string | null,
  text: string,
  using: Preparation,
): Pick<XavpStep, 'index' | 'variable'> {
  if (index === null) return { index: null, variable: null }
  if (index === '*') return { index: '*', variable: null }
  if (NUMBER.test(index)) return { index: Number(index), variable: null }
  if (index.startsWith('$')) return { index: null, variable: using.variable(index) }
  throw new SiproseError(
    'runtime/bad-xavp',
    `\`[${index}]\` in \`${text}\` is no index; it can be a number, \`*\` or a variable`,
  )
}

/** The key of a step for this message. */
function keyOf(step: XavpStep, path: XavpPath, ctx: Frame): string {
  if (step.format === null) return step.key
  const name = step.format.run(ctx)
  return path.ignoreCase ? name.toLowerCase() : name
}

/** The name of a step for this message, as it is written. */
function nameOf(step: XavpStep, ctx: Frame): string {
  return step.format === null ? step.name : step.format.run(ctx)
}

/** The index of a step for this message; null where none is written. A variable that holds no number is 0. */
function indexOf(step: XavpStep, ctx: Frame): number | '*' | null {
  if (step.variable === null) return step.index
  const value = step.variable.get(ctx)
  const number = typeof value === 'number' ? value : Number(value ?? 0)
  return Number.isInteger(number) ? number : 0
}

/** An index where one entry is meant: the newest when nothing else is said. */
function single(index: number | '*' | null): number {
  return typeof index === 'number' ? index : 0
}

/** How a record shows where a text is wanted. */
function shown(entry: XavpEntry): string | number {
  return entry.value instanceof XavpList ? `<<xavp:${entry.name}>>` : entry.value
}

/** All values of a name, the newest first, with `, ` between; null where there are none. */
function joined(list: XavpList, key: string): string | null {
  let text: string | null = null
  for (let at = list.first; at !== null; at = at.next) {
    if (at.key === key) text = text === null ? `${shown(at)}` : `${text}, ${shown(at)}`
  }
  return text
}

/**
 * The value a path leads to.
 *
 * @param root - the message's list
 * @returns null where there is none
 */
export function readXavp(root: XavpList, path: XavpPath, ctx: Frame): Value {
  const { steps } = path
  const last = steps.length - 1
  let list = root
  for (let at = 0; at <= last; at += 1) {
    const step = steps[at]
    if (step === undefined) break
    const key = keyOf(step, path, ctx)
    const index = indexOf(step, ctx)
    if (at === last && at > 0 && index === '*') return joined(list, key)
    const entry = list.find(key, single(index))
    if (entry === null) return null
    if (at === last) return shown(entry)
    if (!(entry.value instanceof XavpList)) return null
    list = entry.value
  }
  return null
}

/**
 * All values a path leads to whose last index is `*`, the newest first; the one value where it is another. Records are left out.
 *
 * @param root - the message's list
 */
export function allXavp(root: XavpList, path: XavpPath, ctx: Frame): readonly (string | number)[] {
  const { steps } = path
  const last = steps.length - 1
  let list = root
  for (let at = 0; at <= last; at += 1) {
    const step = steps[at]
    if (step === undefined) break
    const key = keyOf(step, path, ctx)
    const index = indexOf(step, ctx)
    if (at === last && index === '*') return plainValues(list, key)
    const value = list.find(key, single(index))?.value
    if (value === undefined) return []
    if (at === last) return value instanceof XavpList ? [] : [value]
    if (!(value instanceof XavpList)) return []
    list = value
  }
  return []
}

function plainValues(list: XavpList, key: string): readonly (string | number)[] {
  const values: (string | number)[] = []
  for (let at = list.first; at !== null; at = at.next) {
    if (at.key === key && !(at.value instanceof XavpList)) values.push(at.value)
  }
  return values
}

/**
 * Sets or removes the value a path leads to, in a list whose names may stand many times.
 *
 * Without an index a value is added in front: a new record, where the path goes on. An index means the one that is there.
 *
 * @param value - null removes
 * @returns false where what stands at the path takes no such value
 */
export function writeXavp(root: XavpList, path: XavpPath, ctx: Frame, value: Value): boolean {
  const { steps } = path
  const [first] = steps
  if (first === undefined) return false
  if (steps.length === 1) return store(root, first, path, ctx, value)
  const key = keyOf(first, path, ctx)
  const index = indexOf(first, ctx)
  if (index === null && value !== null) {
    const record = new XavpList()
    if (!descend(record, path, ctx, value)) return false
    root.push(key, record, nameOf(first, ctx))
    return true
  }
  if (index === '*' && value !== null) return true
  const entry = root.find(key, single(index))
  if (entry === null) return true
  return entry.value instanceof XavpList && descend(entry.value, path, ctx, value)
}

/** Follows the path behind its first step, and stores. */
function descend(record: XavpList, path: XavpPath, ctx: Frame, value: Value): boolean {
  const { steps } = path
  let list = record
  for (let at = 1; at < steps.length; at += 1) {
    const step = steps[at]
    if (step === undefined) return false
    if (at === steps.length - 1) return store(list, step, path, ctx, value)
    const key = keyOf(step, path, ctx)
    const entry = list.find(key, single(indexOf(step, ctx)))
    if (entry === null) {
      if (value === null) return true
      const made = new XavpList()
      list.push(key, made, nameOf(step, ctx))
      list = made
    } else if (entry.value instanceof XavpList) list = entry.value
    else return false
  }
  return false
}

function store(list: XavpList, step: XavpStep, path: XavpPath, ctx: Frame, value: Value): boolean {
  const key = keyOf(step, path, ctx)
  const index = indexOf(step, ctx)
  if (value === null) {
    if (index === '*') list.removeAll(key)
    else list.remove(key, single(index))
    return true
  }
  if (index === null) {
    list.push(key, value, nameOf(step, ctx))
    return true
  }
  const entry = index === '*' ? null : list.find(key, index)
  if (entry !== null) entry.value = value
  return entry !== null || path.steps.length > 1
}

/** As {@link writeXavp} in a list whose names stand once: what is there is changed. */
export function writeXavu(root: XavpList, path: XavpPath, ctx: Frame, value: Value): boolean {
  const { steps } = path
  const last = steps.length - 1
  let list = root
  for (let at = 0; at < last; at += 1) {
    const step = steps[at]
    if (step === undefined) return false
    const key = keyOf(step, path, ctx)
    let record = list.record(key)
    if (record === null) {
      if (value === null) return true
      record = new XavpList()
      list.set(key, record)
    }
    list = record
  }
  const step = steps[last]
  if (step === undefined) return false
  const key = keyOf(step, path, ctx)
  if (value === null) list.remove(key)
  else list.set(key, value)
  return true
}
