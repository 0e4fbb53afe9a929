/** Statements that load modules and set their parameters. */
import type { ConfigEngine, LoadModule, LoadPath, ModuleParameter, StringLiteral } from '../ast.ts'
import { moduleName } from '../defines.ts'
import type { Cursor } from './cursor.ts'
import { takeNumber, takeString, takeVariable } from './literal.ts'
import { parseSignedNumber } from './number.ts'

/** Reads `loadmodule "name"`, `loadmodule("name", "options")`, and the same with `loadmodulex`. */
export function parseLoadModule(cursor: Cursor): LoadModule | null {
  const word = cursor.take()
  const enclosed = cursor.takeSign('(')
  const path = expectString(cursor, 'the name of a module in quotes')
  if (path === null) return null
  const options =
    enclosed && cursor.takeSign(',') ? expectString(cursor, 'options in quotes') : null
  if (enclosed) cursor.expectSign(')')
  return {
    kind: 'loadmodule',
    path,
    options: options?.value ?? null,
    evaluated: word.text === 'loadmodulex',
    module: moduleName(path.value),
    position: cursor.since(word.position),
  }
}

/** Reads `loadpath "folders"`, with or without `=`. */
export function parseLoadPath(cursor: Cursor): LoadPath | null {
  const word = cursor.take()
  cursor.takeSign('=')
  const path = expectString(cursor, 'folders in quotes')
  return path === null ? null : { kind: 'loadpath', path, position: cursor.since(word.position) }
}

/** Reads `cfgengine "name"`, with or without `=`. */
export function parseConfigEngine(cursor: Cursor): ConfigEngine | null {
  const word = cursor.take()
  cursor.takeSign('=')
  const engine = expectString(cursor, 'the name of an engine in quotes')
  if (engine === null) return null
  return { kind: 'cfgengine', engine, position: cursor.since(word.position) }
}

/** Reads `modparam("module", "name", value)` or `modparamx`. */
export function parseModuleParameter(cursor: Cursor): ModuleParameter | null {
  const word = cursor.take()
  const evaluated = word.text === 'modparamx'
  cursor.expectSign('(')
  const module = cursor.lost ? null : expectString(cursor, 'the name of a module in quotes')
  cursor.expectSign(',')
  const name = cursor.lost ? null : expectString(cursor, 'the name of a parameter in quotes')
  cursor.expectSign(',')
  const value = cursor.lost ? null : parseValue(cursor, evaluated)
  cursor.expectSign(')')
  if (module === null || name === null || value === null || cursor.lost) return null
  return { kind: 'modparam', module, name, value, evaluated, position: cursor.since(word.position) }
}

function parseValue(cursor: Cursor, evaluated: boolean): ModuleParameter['value'] | null {
  const { token } = cursor
  if (token.type === 'string') return takeString(cursor)
  if (token.type === 'number') return takeNumber(cursor)
  if (cursor.isSign('-')) return parseSignedNumber(cursor)
  if (token.type === 'variable' && evaluated) {
    const variable = takeVariable(cursor)
    return variable.kind === 'bad' ? null : variable
  }
  if (cursor.atIdentifier) cursor.bareWord()
  else {
    const help = token.type === 'variable' ? 'write `modparamx` to have variables evaluated' : null
    cursor.unexpected('a number or a string', { help })
  }
  return null
}

function expectString(cursor: Cursor, what: string): StringLiteral | null {
  if (cursor.token.type === 'string' && !cursor.lost) return takeString(cursor)
  if (cursor.atIdentifier) cursor.bareWord()
  else cursor.unexpected(what)
  return null
}
