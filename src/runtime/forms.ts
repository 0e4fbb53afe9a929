/** Turns the exports of a module into the forms the language works with. */

import type {
  FunctionForm,
  ParameterForm,
  TransformationForm,
  Value,
  VariableForm,
} from '../lang/vocabulary.ts'
import type { CfgFunction, PseudoVariable, Transformation } from './declare/exports.ts'
import type { Parameter } from './declare/parameter.ts'
import type { ModuleInstance } from './instance.ts'

/**
 * The forms of a function under one of its names: one, and one more for each optional argument that stands in front, or between others.
 */
export function functionForms(
  name: string,
  declared: CfgFunction,
  instance: ModuleInstance,
  trap: string | null = null,
): readonly FunctionForm[] {
  const { args, routes, waits, call, modern, runs } = declared
  const shared = { name, module: instance.name, routes, waits, self: instance, trap, modern, runs }
  const middle = middleOptionals(args)
  if (middle !== null) {
    const { at, count } = middle
    const all = args.map((arg) => ({ ...arg, optional: false }))
    return Array.from({ length: count + 1 }, (_, left) => ({
      ...shared,
      args: [...all.slice(0, at + count - left), ...all.slice(at + count)],
      call: withoutMiddle(call, at + count - left, left),
    }))
  }
  const leading = leadingOptionals(args)
  if (leading === 0) return [{ ...shared, args, call }]
  const given = args.map((arg, i) => (i < leading ? { ...arg, optional: false } : arg))
  return Array.from({ length: leading + 1 }, (_, left) => ({
    ...shared,
    args: given.slice(left),
    call: withoutFirst(call, left),
  }))
}

/** How many optional arguments stand before one that is not. */
export function leadingOptionals(args: readonly { readonly optional: boolean }[]): number {
  const required = args.findIndex((arg) => !arg.optional)
  return required < 0 ? 0 : required
}

/** The optional arguments between others that are not; null where there are none. They are left out from their end. */
export function middleOptionals(
  args: readonly { readonly optional: boolean }[],
): { readonly at: number; readonly count: number } | null {
  const at = args.findIndex((arg) => arg.optional)
  if (at <= 0) return null
  const count = args.slice(at).findIndex((arg) => !arg.optional)
  return count < 0 ? null : { at, count }
}

/** The call with arguments left out from a place on. */
function withoutMiddle(call: CfgFunction['call'], at: number, count: number): CfgFunction['call'] {
  if (count === 0) return call
  const work = call as (self: unknown, ctx: unknown, ...args: unknown[]) => unknown
  const absent = Array.from({ length: count }, () => undefined)
  return (self, ctx, ...rest: unknown[]) =>
    work(self, ctx, ...rest.slice(0, at), ...absent, ...rest.slice(at))
}

/** The call with the first arguments left out. */
function withoutFirst(call: CfgFunction['call'], count: number): CfgFunction['call'] {
  if (count === 0) return call
  const work = call as (self: unknown, ctx: unknown, ...args: unknown[]) => unknown
  switch (count) {
    case 1:
      return (self, ctx, ...rest) => work(self, ctx, undefined, ...rest)
    case 2:
      return (self, ctx, ...rest) => work(self, ctx, undefined, undefined, ...rest)
    default: {
      const absent = Array.from({ length: count }, () => undefined)
      return (self, ctx, ...rest) => work(self, ctx, ...absent, ...rest)
    }
  }
}

/** The form of a variable under one of its names, which has no `$` here. */
export function variableForm(
  name: string,
  declared: PseudoVariable,
  instance: ModuleInstance,
): VariableForm {
  const { key } = declared
  return {
    name,
    module: instance.name,
    key: key === null ? 'none' : key.optional ? 'optional' : 'required',
    keyKind: key?.kind ?? 'raw',
    indexed: declared.indexed,
    settable: declared.set !== null,
    type: declared.type,
    self: instance,
    prepareKey: key?.prepare ?? null,
    prepareHead: key?.head ?? null,
    get: declared.get as VariableForm['get'],
    set: declared.set as VariableForm['set'],
  }
}

/** The form of a transformation. */
export function transformationForm(
  declared: Transformation,
  instance: ModuleInstance,
): TransformationForm {
  return {
    class: declared.class,
    name: declared.name,
    module: instance.name,
    args: declared.args,
    from: declared.from,
    to: declared.to,
    self: instance,
    call: withoutSelf(declared.call as Work, declared.args.length),
    nullable: declared.nullable,
  }
}

type Work = (value: Value, ...args: unknown[]) => Value

/** A transformation knows no server, the language hands it one: a direct call for each number of arguments. */
function withoutSelf(work: Work, args: number): TransformationForm['call'] {
  switch (args) {
    case 0:
      return (_self: never, value: Value) => work(value)
    case 1:
      return (_self: never, value: Value, a: unknown) => work(value, a)
    case 2:
      return (_self: never, value: Value, a: unknown, b: unknown) => work(value, a, b)
    case 3:
      return (_self: never, value: Value, a: unknown, b: unknown, c: unknown) =>
        work(value, a, b, c)
    default:
      return (_self: never, value: Value, ...rest: unknown[]) => work(value, ...rest)
  }
}

/** The form of a parameter. */
export function parameterForm(
  name: string,
  declared: Parameter<unknown>,
  module: string,
): ParameterForm {
  const form = {
    name,
    module,
    type: declared.type,
    minimum: declared.minimum,
    maximum: declared.maximum,
  }
  return {
    ...form,
    ...(declared.values !== null && { values: declared.values }),
    ...(declared.routesIn !== null && {
      routesIn: declared.routesIn,
      routesType: declared.routesType,
    }),
    ...(declared.check !== null && { check: declared.check }),
    ...(declared.format && { format: true as const }),
    ...(declared.idle !== null && { idle: declared.idle }),
  }
}
