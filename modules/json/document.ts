/** A document of JSON, as bytes: what is at a path, and how it is printed. */

import { fromBytes, toBytes, type Value } from 'siprose'

/** Steps of a path that are followed. */
const MAX_STEPS = 32

/** Reads a document; undefined for what is none. */
export function readDocument(bytes: string): unknown {
  try {
    return JSON.parse(fromBytes(bytes))
  } catch {
    return undefined
  }
}

/** A member of an object; undefined where there is none. */
export function memberOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

/** What is at a path: `member.list[1].member`; `%` stands for a dot that belongs to a name. */
export function atPath(document: unknown, path: string): unknown {
  let value = document
  const steps = path.split('.')
  if (steps.length > MAX_STEPS) return undefined
  for (const step of steps) {
    const bracket = step.indexOf('[')
    const name = (bracket < 0 ? step : step.slice(0, bracket)).replaceAll('%', '.')
    if (name !== '') value = memberOf(value, fromBytes(name))
    if (bracket < 0) continue
    for (const [, index] of step.slice(bracket).matchAll(/\[(\d{1,6})\]/g)) {
      value = Array.isArray(value) ? (value as readonly unknown[])[Number(index)] : undefined
    }
  }
  return value
}

/** A value for a script: texts without quotes, objects and lists as JSON; null for nothing. */
export function scriptValue(value: unknown): Value {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return toBytes(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  return printed(value)
}

/** A value as JSON, as libraries of the field print it; null for nothing, and for what is nested without end. */
export function printed(value: unknown): string | null {
  if (value === undefined || value === null) return null
  try {
    return toBytes(print(value))
  } catch {
    return null
  }
}

function print(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map(print).join(', ')} ]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, each]) => `${quoted(name)}: ${print(each)}`)
    return members.length === 0 ? '{ }' : `{ ${members.join(', ')} }`
  }
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value)
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('/', String.raw`\/`)
}
