/** Variables and formats as a tree: what stands behind a `$`, in code and in strings. */
import type { Position } from './position.ts'

/** Text of a format between variables, `$$` already read as `$`. */
export interface FormatText {
  readonly kind: 'text'
  readonly text: string
  readonly position: Position
}

/** A part of a format. */
export type FormatPart = FormatText | Variable

/** `a $ru b $(hdr(X)[0]{s.len})`: texts and variables by turns. */
export interface Format {
  readonly parts: readonly FormatPart[]
}

/** What stands in the parentheses behind a variable's name. */
export interface KeyPart {
  /** As written, blanks at the ends cut. */
  readonly text: string
  /** The parts when there is a `$` in it; null for plain text. */
  readonly parts: readonly FormatPart[] | null
  readonly position: Position
}

/** What stands in brackets behind a variable's name or key. */
export type VariableIndex =
  | { readonly kind: 'number'; readonly value: number; readonly position: Position }
  | { readonly kind: 'all'; readonly position: Position }
  | { readonly kind: 'append'; readonly position: Position }
  | { readonly kind: 'variable'; readonly variable: Variable; readonly position: Position }

/** One argument of a transformation. */
export interface TransformationArgument {
  /** As written. */
  readonly text: string
  /** When the argument is a variable and nothing else. */
  readonly variable: Variable | null
  readonly position: Position
}

/** `{class.name,argument,argument}`. */
export interface Transformation {
  readonly class: string
  readonly name: string
  /** Cut at commas outside of variables. */
  readonly args: readonly TransformationArgument[]
  /** All behind the first comma as written, for those whose argument may hold a comma; null without arguments. */
  readonly argumentText: string | null
  readonly argumentPosition: Position | null
  readonly position: Position
}

/** `$name`, `$name(key)`, `$(name(key)[index]{class.name})`. */
export interface Variable {
  readonly kind: 'variable'
  /** Without `$`. */
  readonly name: string
  readonly key: KeyPart | null
  readonly index: VariableIndex | null
  readonly transformations: readonly Transformation[]
  /** As written, with `$`. */
  readonly text: string
  readonly position: Position
}
