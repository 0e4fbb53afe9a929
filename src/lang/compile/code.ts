/** Pieces of generated code: what they compute, and how one kind of value becomes another. */

/** What a piece of code gives. */
export type CodeType =
  /** `true` or `false`, for 1 and 0. */
  | 'bool'
  /** An integer, `NaN` when it `fails`. */
  | 'int'
  /** A text. */
  | 'str'
  /** A text, an integer or null. */
  | 'any'
  /** The result of a function or route: an integer that is 0 or 1 once it is an operand. */
  | 'call'

/** A JavaScript expression. */
export interface Code {
  /** Safe as an operand of anything: a name, a literal, a call, or in parentheses. */
  readonly js: string
  readonly type: CodeType
  /** True when an `int` or `str` may be null. */
  readonly nullable: boolean
  /** True when it may be `NaN`: no value. */
  readonly fails: boolean
  /** The value, when it is known. */
  readonly constant: string | number | null
  /** Of what may fail: JavaScript's `true` where it is there and not 0, for a place where nothing else counts. */
  readonly test?: string
}

/** Code of a type, never null, never failing. */
export function code(js: string, type: CodeType): Code {
  return { js, type, nullable: false, fails: false, constant: null }
}

/** Code for an integer that may fail. */
export function failing(js: string, test: string | null = null): Code {
  const piece: Code = { js, type: 'int', nullable: false, fails: true, constant: null }
  return test === null ? piece : { ...piece, test }
}

/** Code for an integer literal. */
export function integerCode(value: number): Code {
  const js = value < 0 ? `(${value})` : String(value)
  return { js, type: 'int', nullable: false, fails: false, constant: value }
}

/** How results count: see `ScriptHelpers.returnMode`. */
export type ReturnMode = 0 | 1

/** An operand as an integer; `NaN` when it is a text that is no number. */
export function asInteger(operand: Code, mode: ReturnMode): Code {
  switch (operand.type) {
    case 'bool':
      return code(`(${operand.js} ? 1 : 0)`, 'int')
    case 'call':
      return code(mode === 0 ? `(${operand.js} > 0 ? 1 : 0)` : operand.js, 'int')
    case 'int':
      return operand.nullable
        ? { ...operand, js: `(${operand.js} ?? 0)`, nullable: false }
        : operand
    default:
      return failing(`int(ctx, ${operand.js})`)
  }
}

/** An operand as a text; null becomes empty. */
export function asText(operand: Code, mode: ReturnMode): Code {
  switch (operand.type) {
    case 'bool':
      return code(`(${operand.js} ? '1' : '0')`, 'str')
    case 'call':
      return code(mode === 0 ? `(${operand.js} > 0 ? '1' : '0')` : `('' + ${operand.js})`, 'str')
    case 'str':
      return operand.nullable ? code(`(${operand.js} ?? '')`, 'str') : operand
    default:
      return code(`text(${operand.js})`, 'str')
  }
}

/** An operand as a value to store or hand on: `NaN` is left for the receiver to see. */
export function asValue(operand: Code): string {
  return operand.type === 'bool' ? `(${operand.js} ? 1 : 0)` : operand.js
}

/** An operand of a logical operator: true unless it is 0; false when it fails. */
export function asTruth(operand: Code, mode: ReturnMode): string {
  if (operand.type === 'bool') return operand.js
  if (operand.type === 'call' && mode === 0) return `(${operand.js} > 0)`
  const integer = asInteger(operand, mode)
  return integer.fails ? `isTrue(${integer.js})` : `(${integer.js} !== 0)`
}

/** True where it is there and not 0, false where it fails: for a place where nothing else counts. */
export function asTest(operand: Code, mode: ReturnMode): string {
  return operand.test ?? asTruth(operand, mode)
}

/** A whole condition: true when it is positive, or in mode 1 when it is not 0. */
export function asCondition(operand: Code, mode: ReturnMode): string {
  if (operand.type === 'bool') return operand.js
  if (operand.test !== undefined) return operand.test
  if (mode === 1) return asTruth(operand, mode)
  const integer = operand.type === 'call' ? operand : asInteger(operand, mode)
  return `(${integer.js} > 0)`
}
