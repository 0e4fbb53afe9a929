/** What a module exports to configurations: functions, variables, transformations, commands. Plain, branded data. */

import type { KeyHead, Preparation, RouteType, Value } from '../../lang/vocabulary.ts'
import type { Context } from '../context.ts'
import type { Argument } from './argument.ts'
import type { ModuleSelect } from './select.ts'
import type { LanguageWord } from './word.ts'

/** Marks a value as an export of a module; the loader picks these out of a module's namespace. */
export const EXPORT: unique symbol = Symbol('siprose export')

/** What each export has: what it is and whose it is. */
interface Export {
  readonly [EXPORT]: true
  /** The module that declares it. */
  readonly module: string
}

/** What a function tells the script: true is 1, false is -1, nothing is 1, a number is itself and 0 ends the script. */
export type FunctionResult = boolean | number | void

/** A function of the configuration language. */
export interface CfgFunction extends Export {
  readonly kind: 'function'
  /** The name where the export's own cannot be it, or null. */
  readonly name: string | null
  /** Other names it answers to. */
  readonly aliases: readonly string[]
  /** The variable that configurations of today assign to instead, or null. */
  readonly modern: string | null
  /** Routes of which it runs some that data name, or null. */
  readonly runs: RouteType | null
  readonly args: readonly Argument<unknown>[]
  /** The routes it may be called from. */
  readonly routes: readonly RouteType[] | 'any'
  /** True when a call can wait, for a database or a peer. */
  readonly waits: boolean
  readonly call: (self: never, ctx: Context, ...args: never[]) => unknown
}

/** A pseudo-variable, `$ru`, or a class of them, `$hdr(name)`. */
export interface PseudoVariable extends Export {
  readonly kind: 'variable'
  /** As it is written, with `$` and without key. */
  readonly name: string
  readonly aliases: readonly string[]
  readonly key: VariableKey | null
  /** True when `[0]`, `[-1]` and `[*]` mean something. */
  readonly indexed: boolean
  readonly type: 'int' | 'str' | 'any'
  readonly get: (self: never, ctx: Context, key: never, index: VariableIndex) => Value
  readonly set:
    | ((
        self: never,
        ctx: Context,
        value: Value,
        key: never,
        index: VariableIndex,
      ) => boolean | void)
    | null
}

/** The key of a class of variables: what stands between its parentheses. */
export interface VariableKey {
  /** As the documentation shows it. */
  readonly name: string
  readonly optional: boolean
  /** `format` when variables in the key are replaced first. */
  readonly kind: 'raw' | 'format'
  /** Turns the text into what the getter receives: once at load where the text is known then. Throws a SiproseError. */
  readonly prepare: ((text: string, using: Preparation) => unknown) | null
  /** Prepares what a key begins with, up to its first variable: see `VariableForm.prepareHead`. */
  readonly head: KeyHead | null
  /** The keys there are, where they are a closed set. */
  readonly keys: readonly string[] | null
}

/** A variable's index: a number, all (`*`), one more (`+`, when set), or none. */
export type VariableIndex = number | '*' | '+' | null

/** A transformation, `{s.len}`. */
export interface Transformation extends Export {
  readonly kind: 'transformation'
  readonly class: string
  readonly name: string
  readonly args: readonly Argument<unknown>[]
  readonly from: 'int' | 'str' | 'any'
  readonly to: 'int' | 'str' | 'any'
  /** True when it makes something of `$null` too. */
  readonly nullable: boolean
  readonly call: (value: never, ...args: never[]) => Value
}

/** A command, reachable as RPC and, under its other name, as MI. */
export interface RpcCommand extends Export {
  readonly kind: 'command'
  readonly name: string
  readonly mi: string | null
  readonly args: readonly Argument<unknown>[]
  /** True for one that reads tables anew: `rpc_exec_delta` says how often it may. */
  readonly reloads: boolean
  readonly call: (self: never, ...args: never[]) => unknown
}

/** Any export. */
export type AnyExport =
  | CfgFunction
  | LanguageWord
  | PseudoVariable
  | Transformation
  | ModuleSelect
  | RpcCommand

/** Tells whether a value is an export of a module. */
export function isExport(value: unknown): value is AnyExport {
  return typeof value === 'object' && value !== null && EXPORT in value
}
