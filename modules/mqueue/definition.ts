/** How a queue is declared: `name=calls;size=100;addmode=2`. */

import { SiproseError } from 'siprose'

import type { AddMode } from './queue.ts'

/** A queue, as it was declared. */
export interface Definition {
  readonly name: string
  /** 0 for none. */
  readonly size: number
  readonly mode: AddMode
}

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
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const attribute = (equals < 0 ? part : part.slice(0, equals)).trim()
    const value = equals < 0 ? '' : part.slice(equals + 1).trim()
    if (attribute === 'name') name = value
    else if (attribute === 'size') size = number(text, attribute, value, 0x7fffffff)
    else if (attribute === 'addmode') mode = addMode(number(text, attribute, value, 2))
    else if (attribute === 'dbmode') refuseDatabase(text, number(text, attribute, value, 3))
    else
      throw wrong(text, `\`${attribute}\` is no attribute; there are name, size, addmode, dbmode`)
  }
  if (name === '') throw wrong(text, 'it has no name; write `name=…`')
  return { name, size, mode }
}

function number(text: string, attribute: string, value: string, max: number): number {
  if (/^\d{1,10}$/.test(value) && Number(value) <= max) return Number(value)
  throw wrong(text, `\`${attribute}\` is \`${value}\`; it can be 0 to ${max}`)
}

function refuseDatabase(text: string, mode: number): void {
  if (mode !== 0)
    throw wrong(text, 'queues are not kept in a database in this version; leave `dbmode` out')
}

function wrong(text: string, why: string): SiproseError {
  return new SiproseError('mqueue/definition', `the queue \`${text}\` cannot be made: ${why}`, {
    text,
  })
}
