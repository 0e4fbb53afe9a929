/** How a queue is declared: `name=calls;size=100;addmode=2`. */

import { SiproseError } from 'siprose'

import type { AddMode } from './queue.ts'

/** A queue, as it was declared. */
export interface Definition {
  readonly name: string
  /** 0 for none. */
  readonly size: number
  readonly mode: AddMode
  readonly stored: StoreMode
}

/** What a database has to do with a queue: nothing, it is read at the start and written at the end, or one of the two. */
export type StoreMode = 'never' | 'both' | 'write' | 'read'

const storeModes: readonly StoreMode[] = ['never', 'both', 'write', 'read']

const modes: readonly AddMode[] = ['all', 'oldest', 'newest']

/** The mode of a number, as configurations write it. */
export function addMode(number: number): AddMode {
  return modes[number] ?? 'all'
}

/**
 * Reads a declaration.
 *
 * @throws SiproseError `mqueue/definition` with what is wrong
 */
export function parseDefinition(text: string): Definition {
  let name = ''
  let size = 0
  let mode: AddMode = 'all'
  let stored: StoreMode = 'never'
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const attribute = (equals < 0 ? part : part.slice(0, equals)).trim()
    const value = equals < 0 ? '' : part.slice(equals + 1).trim()
    if (attribute === 'name') name = value
    else if (attribute === 'size') size = number(text, attribute, value, 0x7fffffff)
    else if (attribute === 'addmode') mode = addMode(number(text, attribute, value, 2))
    else if (attribute === 'dbmode')
      stored = storeModes[number(text, attribute, value, 3)] ?? 'never'
    else
      throw wrong(text, `\`${attribute}\` is no attribute; there are name, size, addmode, dbmode`)
  }
  if (name === '') throw wrong(text, 'it has no name; write `name=…`')
  if (stored !== 'never' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw wrong(text, `\`${name}\` is its table too; it can have letters, digits and _`)
  return { name, size, mode, stored }
}

function number(text: string, attribute: string, value: string, max: number): number {
  if (/^\d{1,10}$/.test(value) && Number(value) <= max) return Number(value)
  throw wrong(text, `\`${attribute}\` is \`${value}\`; it can be 0 to ${max}`)
}

function wrong(text: string, why: string): SiproseError {
  return new SiproseError('mqueue/definition', `the queue \`${text}\` cannot be made: ${why}`, {
    text,
  })
}
