/** The parameters a module can have, as rows of its table. */

import type { ParameterForm, RouteType } from '../../lang/vocabulary.ts'
import type { SocketSpec } from '../sockets/sockets.ts'

/** A parameter: its type, its default, and what may be written. */
export interface Parameter<T> {
  /** What the configuration writes. */
  readonly type: ParameterForm['type']
  /** The value without a `modparam`. */
  readonly defaultValue: T
  /** The smallest number that may be written, or null. */
  readonly minimum: number | null
  /** The largest number that may be written, or null. */
  readonly maximum: number | null
  /** What a number counts, `ms` or `bytes` for example, or null. */
  readonly unit: string | null
  /** True when each setting adds to the list instead of replacing the value. */
  readonly many: boolean
  /** The words that may be written, or null for any. */
  readonly values: readonly string[] | null
  /** Other names of the same parameter. */
  readonly aliases: readonly string[]
  /** The routes that a text names, or null where it names none. */
  readonly routesIn: RoutesIn | null
  /** The type of those routes. */
  readonly routesType: RouteType
  /** Reads a text that has a form of its own, or null where it has none. */
  readonly check: CheckText | null
  /** Whether the text is a format: its variables have to exist. */
  readonly format: boolean
  /** Why it is accepted and has no effect, or null where it has one. */
  readonly idle: string | null
  /** The name under which it may be changed while the server runs, `core.debug`; null where it may not. */
  readonly live: string | null
  /** Whether its words stand without quotes. */
  readonly bare: boolean
  /** How it is written, where that is not `name = value`. */
  readonly forms: readonly string[] | null
}

/** The names of the routes that a parameter's text makes the module run. */
export type RoutesIn = (text: string) => readonly string[]

/** Reads a text; throws a `SiproseError` that says what it can be where it is none. What it gives is not looked at. */
export type CheckText = (text: string) => unknown

/** What can be said of a parameter beyond its default. */
export interface ParameterOptions {
  /** The smallest number that may be written. */
  readonly min?: number
  /** The largest number that may be written. */
  readonly max?: number
  /** What a number counts: `ms`, `s`, `bytes`. */
  readonly unit?: string
  /** Other names of the same parameter. */
  readonly aliases?: readonly string[]
  /** The words that may be written. */
  readonly values?: readonly string[]
  /** The routes `route[…]` that a text names: they have to be there, and count as used. */
  readonly routesIn?: RoutesIn
  /** Their type, where it is another than `route`. */
  readonly routesType?: RouteType
  /** Reads a text that has a form of its own, `name=value;…`: what it refuses is reported where it is written. */
  readonly check?: CheckText
  /** True for words that stand without quotes: `tos = IPTOS_LOWDELAY`. */
  readonly bare?: boolean
  /** True for a text in which variables are replaced: they have to exist. */
  readonly format?: boolean
  /**
   * For a parameter of configurations that exist, which has no meaning here: why. It goes on after a colon, without a period; the
   * checker says it as a hint, and the documentation shows it.
   */
  readonly idle?: string
  /**
   * For a parameter that is read anew each time, or whose change somebody follows: the group and name under which commands change it,
   * `core.debug`.
   */
  readonly live?: `${string}.${string}`
}

function parameter<T>(
  type: ParameterForm['type'],
  defaultValue: T,
  options: ParameterOptions,
  many = false,
): Parameter<T> {
  return {
    type,
    defaultValue,
    many,
    minimum: options.min ?? null,
    maximum: options.max ?? null,
    unit: options.unit ?? null,
    values: options.values ?? null,
    aliases: options.aliases ?? [],
    routesIn: options.routesIn ?? null,
    routesType: options.routesType ?? 'request',
    check: options.check ?? null,
    format: options.format ?? false,
    idle: options.idle ?? null,
    bare: options.bare ?? false,
    live: options.live ?? null,
    forms: null,
  }
}

/** A whole number. */
export function intParam(defaultValue: number, options: ParameterOptions = {}): Parameter<number> {
  return parameter('int', defaultValue, options)
}

/** A switch: `yes` or `no`, 1 or 0. */
export function boolParam(
  defaultValue: boolean,
  options: ParameterOptions = {},
): Parameter<boolean> {
  return parameter('bool', defaultValue, options)
}

/** A text. */
export function strParam(defaultValue: string, options: ParameterOptions = {}): Parameter<string> {
  return parameter('str', defaultValue, options)
}

/** A text that is nothing until it is set. */
export function optionalStrParam(options: ParameterOptions = {}): Parameter<string | null> {
  return parameter<string | null>('str', null, options)
}

/** A number, or one of some words: `tos = 16`, `tos = IPTOS_LOWDELAY`. */
export function wordParam(
  defaultValue: number | string,
  options: ParameterOptions = {},
): Parameter<number | string> {
  return parameter('any', defaultValue, options)
}

/** Texts: the parameter may be set many times, and each adds one. */
export function strListParam(options: ParameterOptions = {}): Parameter<readonly string[]> {
  return parameter<readonly string[]>('str', [], options, true)
}

/** Addresses of sockets, as `listen` and `alias` take them; each setting adds its own. */
export function socketListParam(options: ParameterOptions = {}): Parameter<readonly SocketSpec[]> {
  return parameter<readonly SocketSpec[]>('socket-list', [], options, true)
}

/**
 * A statement of the language that sets something without being `name = value`: `loadmodule "sl.so"`.
 *
 * The language reads it; the row is its place in the documentation.
 */
export function statementParam(
  forms: readonly string[],
  options: ParameterOptions = {},
): Parameter<null> {
  return { ...parameter<null>('statement', null, options, true), forms }
}

/** The table a module declares its parameters in. */
export type ParameterTable = Readonly<Record<string, Parameter<unknown>>>

/** The values of a table of parameters, as the module reads them. */
export type ParameterValues<P extends ParameterTable> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never
}
