/** Global parameters and custom settings. */
import type { CustomParameter, Parameter, ParameterValue, TopLevel } from '../ast.ts'
import { langCodes } from '../codes.ts'
import type { Position } from '../position.ts'
import type { Token } from '../tokens.ts'
import { parseHost, parseNetwork } from './address.ts'
import type { Cursor } from './cursor.ts'
import { behindToken } from './cursor.ts'
import { takeNumber, takeString } from './literal.ts'
import { parseSignedNumber } from './number.ts'

/** True when `name =`, `group.name`, `group[1].name` or `coreparam[name]` is at hand. */
export function atSetting(cursor: Cursor): boolean {
  if (cursor.token.type !== 'word') return false
  return cursor.peekSign('=') || cursor.peekSign('.') || cursor.peekSign('[')
}

/** Reads a setting, whose first word is at hand. */
export function parseSetting(cursor: Cursor): TopLevel | null {
  const word = cursor.take()
  if (cursor.isSign('=')) return parseParameter(cursor, word, word.text, word.position)
  if (word.text === 'coreparam') return parseCoreParameter(cursor, word)
  return parseCustom(cursor, word)
}

function parseParameter(
  cursor: Cursor,
  word: Token,
  name: string,
  namePosition: Position,
): Parameter | null {
  cursor.expectSign('=')
  const value = parseParameterValue(cursor)
  if (value === null || cursor.lost) return null
  const position = cursor.since(word.position)
  return { kind: 'parameter', name, namePosition, key: null, value, position }
}

function parseParameterValue(cursor: Cursor): ParameterValue | null {
  const { token } = cursor
  const onNextLine = cursor.startsLine && token.type === 'word'
  if (cursor.lost) return null
  if (token.type === 'string') return takeString(cursor)
  if (token.type === 'number') return takeNumber(cursor)
  if (cursor.isSign('-')) return parseSignedNumber(cursor)
  if (token.type === 'ip4' || token.type === 'ip6' || cursor.isSign('['))
    return parseNetwork(cursor)
  if (token.type === 'word' && !onNextLine) {
    const host = parseHost(cursor)
    return host === null ? null : { kind: 'word', text: host.text, position: host.position }
  }
  if (cursor.startsLine) {
    const place = behindToken(cursor.previous)
    cursor.fail(langCodes.missing, 'a value is missing behind the `=`', place)
  } else cursor.unexpected('a value')
  return null
}

function parseCoreParameter(cursor: Cursor, word: Token): Parameter | null {
  cursor.expectSign('[')
  const name = cursor.token
  if (!cursor.lost && name.type !== 'word' && name.type !== 'string') {
    cursor.unexpected('the name of a parameter')
  }
  if (cursor.lost) return null
  cursor.take()
  cursor.expectSign(']')
  const parameter = parseParameter(cursor, word, word.text, word.position)
  return parameter === null ? null : { ...parameter, key: name.text }
}

/** Reads `group.name = value`, `group[1].name = value`; the group `kemi` has parameters of the core. */
function parseCustom(cursor: Cursor, word: Token): Parameter | CustomParameter | null {
  let instance: number | null = null
  if (cursor.takeSign('[')) {
    if (cursor.token.type === 'number') instance = cursor.take().number
    else cursor.unexpected('the number of an instance')
    cursor.expectSign(']')
  }
  cursor.expectSign('.')
  const name = cursor.token
  if (!cursor.lost && name.type !== 'word') cursor.unexpected('the name of a setting')
  if (cursor.lost) return null
  cursor.take()
  const namePosition = cursor.since(word.position)
  if (word.text === 'kemi' && instance === null) {
    return parseParameter(cursor, word, `kemi.${name.text}`, namePosition)
  }
  cursor.expectSign('=')
  const value = cursor.lost ? null : parseCustomValue(cursor)
  if (value === null || cursor.lost) return null
  const description = parseDescription(cursor)
  return {
    kind: 'custom-parameter',
    group: word.text,
    instance,
    name: name.text,
    namePosition,
    value,
    description,
    position: cursor.since(word.position),
  }
}

function parseCustomValue(cursor: Cursor): CustomParameter['value'] | null {
  if (cursor.token.type === 'string') return takeString(cursor)
  if (cursor.token.type === 'number' || cursor.isSign('-')) return parseSignedNumber(cursor)
  if (cursor.atIdentifier) cursor.bareWord()
  else cursor.unexpected('a number or a string')
  return null
}

function parseDescription(cursor: Cursor): string | null {
  const begins = ['desc', 'descr', 'description'].some((word) => cursor.isWord(word))
  if (!begins) return null
  cursor.take()
  if (cursor.token.type === 'string') return takeString(cursor).value
  cursor.unexpected('a description in quotes')
  return null
}
