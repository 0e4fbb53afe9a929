/** What is written to programs besides a request: `tw_append`. */

import { SiproseError } from 'siprose'

/** One line of it: `name: value`. */
export interface AppendedLine {
  readonly kind: 'header' | 'avp'
  /** Of the header or AVP. */
  readonly of: string
  readonly name: string
}

/** A named list of lines. */
export interface Appended {
  readonly name: string
  readonly lines: readonly AppendedLine[]
  /** Whether the body is asked for, which is written as it is then, whatever the method. */
  readonly body: boolean
}

const LIST = /^\s*([\w-]+)\s*:\s*(\S.*?)\s*$/
const ELEMENT = /^(?:([\w-]+)\s*=\s*)?(hdr|avp|msg)\[([^[\]]+)\]$/

/**
 * Reads a list: `name:element;element`, each `hdr[Name]`, `avp[s:name]`, `avp[i:7]` or `msg[body]`, with `other-name=` before it.
 *
 * @throws SiproseError `tm/tw-append` for what is none
 */
export function parseAppend(text: string): Appended {
  const [, name = '', elements = ''] = LIST.exec(text) ?? []
  if (name === '') throw wrong(text, 'it begins with a name and a colon')
  const lines: AppendedLine[] = []
  let body = false
  for (const element of elements.split(';')) {
    const [, alias, kind = '', of = ''] = ELEMENT.exec(element.trim()) ?? []
    if (kind === 'hdr') lines.push({ kind: 'header', of, name: alias ?? of })
    else if (kind === 'avp' && !of.startsWith('$')) {
      const avp = /^[si]:/.test(of) ? of.slice(2) : of
      lines.push({ kind: 'avp', of: avp, name: alias ?? avp })
    } else if (kind === 'msg' && of === 'body') body = true
    else throw wrong(text, `\`${element.trim()}\` is none of hdr[Name], avp[s:name], msg[body]`)
  }
  return { name, lines, body }
}

function wrong(text: string, why: string): SiproseError {
  return new SiproseError('tm/tw-append', `\`${text}\` is no list of what is written: ${why}`)
}

/** The lists of all settings, by name. */
export function appendedOf(settings: readonly string[]): ReadonlyMap<string, Appended> {
  const all = new Map<string, Appended>()
  for (const text of settings) {
    const list = parseAppend(text)
    if (all.has(list.name)) throw wrong(text, 'there is another one of this name')
    all.set(list.name, list)
  }
  return all
}
