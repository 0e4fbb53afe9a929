/** How a configuration writes what a declaration declares. */

import type { Argument } from '../runtime/declare/argument.ts'
import type {
  CfgFunction,
  PseudoVariable,
  RpcCommand,
  Transformation,
} from '../runtime/declare/exports.ts'
import type { Parameter } from '../runtime/declare/parameter.ts'
import { leadingOptionals, middleOptionals } from '../runtime/forms.ts'

/** The lists of arguments a call can have: the required ones, then one more of the others each time. */
function argumentLists(args: readonly Argument<unknown>[]): string[][] {
  const names = args.map((arg) => (arg.repeated ? `${arg.name}…` : arg.name))
  const middle = middleOptionals(args)
  if (middle !== null) {
    const { at, count } = middle
    return Array.from({ length: count + 1 }, (_, more) => [
      ...names.slice(0, at + more),
      ...names.slice(at + count),
    ])
  }
  const leading = leadingOptionals(args)
  if (leading > 0) return Array.from({ length: leading + 1 }, (_, i) => names.slice(leading - i))
  const required = args.findIndex((arg) => arg.optional)
  const first = required < 0 ? args.length : required
  return Array.from({ length: args.length - first + 1 }, (_, more) => names.slice(0, first + more))
}

/** `t_relay()`, `t_relay(host, port)` */
export function functionForms(name: string, declaration: CfgFunction): string[] {
  return argumentLists(declaration.args).map((names) => `${name}(${names.join(', ')})`)
}

/** `$hdr(name)`, `$(hdr(name)[index])` */
export function variableForms(name: string, declaration: PseudoVariable): string[] {
  const bare = name.slice(1)
  const key = declaration.key
  const written = key ? [`${bare}(${key.name})`] : [bare]
  if (key?.optional) written.unshift(bare)
  const forms = written.map((text) => `$${text}`)
  return declaration.indexed ? [...forms, ...written.map((text) => `$(${text}[index])`)] : forms
}

/** The name a variable is listed under: with its key, where it cannot be without. */
export function variableName(name: string, declaration: PseudoVariable): string {
  const key = declaration.key
  return key && !key.optional ? `${name}(${key.name})` : name
}

/** `{s.substr,offset,length}` */
export function transformationForms(declaration: Transformation): string[] {
  const name = `${declaration.class}.${declaration.name}`
  return argumentLists(declaration.args).map((names) => `{${[name, ...names].join(',')}}`)
}

/** `sl.stats`, `htable.get table key` */
export function commandForms(declaration: RpcCommand): string[] {
  return argumentLists(declaration.args).map((names) => [declaration.name, ...names].join(' '))
}

/** A parameter's default as a configuration would write it; null where there is none. */
export function defaultText(declaration: Parameter<unknown>): string | null {
  const value = declaration.defaultValue
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return declaration.bare ? value : JSON.stringify(value)
  if (Array.isArray(value)) return value.length === 0 ? null : JSON.stringify(value)
  return JSON.stringify(value)
}

/** `modparam("sl", "default_code", 500)`; `debug = 0` for the core. */
export function parameterForms(
  module: string,
  name: string,
  declaration: Parameter<unknown>,
): string[] {
  if (declaration.forms !== null) return [...declaration.forms]
  const value = defaultText(declaration) ?? placeholder(declaration)
  if (module === 'core') return [`${name} = ${value}`]
  const written = declaration.type === 'bool' ? String(Number(declaration.defaultValue)) : value
  return [`modparam("${module}", "${name}", ${written})`]
}

/** What stands for a value where there is no default to show. */
function placeholder(declaration: Parameter<unknown>): string {
  const first = declaration.values?.[0]
  if (first !== undefined) return declaration.bare ? first : `"${first}"`
  if (declaration.type === 'socket-list') return 'udp:192.0.2.1:5060'
  return declaration.type === 'int' ? '0' : '"…"'
}
