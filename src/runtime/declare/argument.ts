/** What a function, transformation or command takes: the types an argument can have. */

import type {
  ArgumentForm,
  CompiledFormat,
  Preparation,
  RouteType,
  Value,
  VariableRef,
} from '../../lang/vocabulary.ts'

/**
 * One argument of an export, with the TypeScript type its callback receives.
 *
 * The type parameter exists for the compiler only; at run time an argument is the plain form the language works with.
 */
export interface Argument<T> extends ArgumentForm {
  /** Never set; it carries `T` to the callback's parameter list. */
  readonly type?: T
}

/** The values a callback receives for a list of arguments, in order. */
export type ArgumentValues<A extends readonly Argument<unknown>[]> = {
  [K in keyof A]: A[K] extends Argument<infer T> ? T : never
}

/** Bounds of a number. Both ends belong to the range. */
export interface Range {
  /** The smallest number that may be written. */
  readonly min?: number
  /** The largest number that may be written. */
  readonly max?: number
}

const form = {
  optional: false,
  repeated: false,
  prepare: null,
  minimum: null,
  maximum: null,
  nullable: false,
} as const

/**
 * A whole number. A literal is read once, at load; an expression is converted by code compiled for it.
 *
 * @param name - as the documentation shows it
 * @param range - a literal outside is refused at load, with its position
 */
export function int(name: string, range: Range = {}): Argument<number> {
  return { ...form, name, kind: 'int', minimum: range.min ?? null, maximum: range.max ?? null }
}

/**
 * A text. A literal with `$` in it is a format, evaluated for each message.
 *
 * @param name - as the documentation shows it
 */
export function str(name: string): Argument<string> {
  return { ...form, name, kind: 'str' }
}

/**
 * A text that is turned into something else before it is used, a header's name into its id for example.
 *
 * @param name - as the documentation shows it
 * @param prepare - called once at load for a literal, and for each message where the text is only known then; it throws a
 *   {@link SiproseError} for a text that cannot be used; with `using` it can compile variables inside
 */
export function prepared<T>(
  name: string,
  prepare: (text: string, using: Preparation) => T,
): Argument<T> {
  return { ...form, name, kind: 'str', prepare }
}

/**
 * A literal that is taken as written: no variable in it is expanded.
 *
 * @param name - as the documentation shows it
 */
export function constant(name: string): Argument<string>
/**
 * A literal that is taken as written and prepared at load, a regular expression for example.
 *
 * @param name - as the documentation shows it
 * @param prepare - called once, at load; throws a {@link SiproseError} for a text that cannot be used; with `using` it can
 *   compile variables inside
 */
export function constant<T>(
  name: string,
  prepare: (text: string, using: Preparation) => T,
): Argument<T>
export function constant<T>(
  name: string,
  prepare?: (text: string, using: Preparation) => T,
): Argument<T> {
  return { ...form, name, kind: 'const', prepare: prepare ?? null }
}

/**
 * The name of a route of the configuration. A literal is checked at load: the route has to be there.
 *
 * @param name - as the documentation shows it
 * @param type - the kind of route
 */
export function routeName(name: string, type: RouteType = 'request'): Argument<string> {
  return { ...form, name, kind: 'str', route: type }
}

/**
 * The name of an event route without what all of a family begin with. A literal is checked at load: the route has to be there.
 *
 * @param name - as the documentation shows it
 * @param prefix - what they begin with, `tm:branch-failure:`
 */
export function eventName(name: string, prefix: string): Argument<string> {
  return { ...routeName(name, 'event'), routePrefix: prefix }
}

/**
 * The name of a route that need not be there; where it is, it counts as used.
 *
 * @param name - as the documentation shows it
 * @param type - the kind of route
 */
export function routeNameIfAny(name: string, type: RouteType = 'request'): Argument<string> {
  return { ...routeName(name, type), routeMayMiss: true }
}

/**
 * A variable itself, to be read or set by the function.
 *
 * @param name - as the documentation shows it
 */
export function variable(name: string): Argument<VariableRef> {
  return { ...form, name, kind: 'variable' }
}

/**
 * A value of any type, `$null` included.
 *
 * @param name - as the documentation shows it
 */
export function any(name: string): Argument<Value> {
  return { ...form, name, kind: 'any', nullable: true }
}

/**
 * A text with variables in it that the function evaluates itself, or not at all: a log line that nobody wants costs nothing.
 *
 * @param name - as the documentation shows it
 */
export function format(name: string): Argument<CompiledFormat> {
  return { ...form, name, kind: 'str', lazy: true }
}

/**
 * An argument that may be `$null`; the callback then receives `null`. Without this a call with `$null` is refused.
 *
 * @param argument - the argument as it is otherwise
 */
export function nullable<T>(argument: Argument<T>): Argument<T | null> {
  return { ...argument, nullable: true }
}

/**
 * An argument that may be left out; the callback then receives `undefined`.
 *
 * Optional arguments stand behind the others, and are left out from the end; or they stand before the others, and are left
 * out from the start, as in `xlog([[facility,] level,] format)`.
 *
 * @param argument - the argument as it is when given
 */
export function optional<T>(argument: Argument<T>): Argument<T | undefined> {
  return { ...argument, optional: true }
}
