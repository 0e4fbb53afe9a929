/** The expressions of `#!ifexp` and `#!defexp`: numbers and strings, with the operators of C. */

import { leadingBlanks } from './trim.ts'

/** What such an expression gives. */
export type PreprocessValue = number | string

/** A value, or why there is none and where in the text. */
export type Evaluated =
  | { readonly value: PreprocessValue; readonly fault: null }
  | { readonly value: null; readonly fault: ExpressionFault }

/** What is wrong with an expression. */
export interface ExpressionFault {
  readonly message: string
  readonly from: number
  readonly to: number
}

/** The value of a define: null when there is none of that name, '' when it has no value. */
export type DefineLookup = (name: string) => string | null

const TOKEN =
  /[ \t]*(?:(\d+(?:\.\d+)?|0x[0-9a-fA-F]+)|([A-Za-z_]\w*)|"([^"]*)"|'([^']*)'|(\*\*|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%<>&|^!~()]))/y

const BINARY: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
  '**': 11,
}

const DEEPEST = 100

/** Evaluates an expression. A name that is not defined is 0, one without a value is 1. */
export function evaluateExpression(text: string, lookup: DefineLookup): Evaluated {
  const reader = new Evaluator(text, lookup)
  const value = reader.binary(1, 0)
  if (value !== null && reader.kind !== 'end') reader.fail('an operator')
  if (reader.fault !== null) return { value: null, fault: reader.fault }
  return { value: value ?? 0, fault: null }
}

/** True when the value lets a condition hold. */
export function holds(value: PreprocessValue): boolean {
  return typeof value === 'number' ? value !== 0 : value !== ''
}

/** A number as it is written in a configuration. */
export function printValue(value: PreprocessValue): string {
  return typeof value === 'number' ? String(Math.trunc(value)) : value
}

class Evaluator {
  kind: 'number' | 'name' | 'string' | 'sign' | 'end' | 'bad' = 'end'
  fault: ExpressionFault | null = null
  readonly #text: string
  readonly #lookup: DefineLookup
  #value = ''
  #start = 0
  #end = 0

  constructor(text: string, lookup: DefineLookup) {
    this.#text = text
    this.#lookup = lookup
    this.#advance()
  }

  binary(minimum: number, depth: number): PreprocessValue | null {
    let left = this.#unary(depth)
    for (;;) {
      const operator = this.#value
      const level = this.kind === 'sign' ? (BINARY[operator] ?? 0) : 0
      if (left === null || level < minimum || level === 0) return left
      this.#advance()
      const right = this.binary(level + 1, depth + 1)
      left = right === null ? null : apply(operator, left, right)
    }
  }

  fail(expected: string): null {
    const text = this.#text.slice(this.#start, this.#end)
    const found = this.kind === 'end' ? 'the expression ends' : `\`${text}\` stands`
    this.fault ??= {
      message: `${found} where ${expected} may stand`,
      from: this.#start,
      to: Math.max(this.#end, this.#start + 1),
    }
    return null
  }

  #unary(depth: number): PreprocessValue | null {
    if (depth > DEEPEST) return this.fail('no deeper nesting')
    const operator = this.kind === 'sign' ? this.#value : ''
    if (operator === '(') return this.#group(depth)
    if (operator === '!' || operator === '-' || operator === '~' || operator === '+') {
      this.#advance()
      const operand = this.#unary(depth + 1)
      return operand === null ? null : applyUnary(operator, operand)
    }
    return this.#primary()
  }

  #group(depth: number): PreprocessValue | null {
    this.#advance()
    const inner = this.binary(1, depth + 1)
    if (inner === null) return null
    if (this.kind !== 'sign' || this.#value !== ')') return this.fail('`)`')
    this.#advance()
    return inner
  }

  #primary(): PreprocessValue | null {
    const text = this.#value
    if (this.kind === 'number') {
      this.#advance()
      return Number(text)
    }
    if (this.kind === 'string') {
      this.#advance()
      return text
    }
    if (this.kind !== 'name') return this.fail('a number, a string or a name')
    this.#advance()
    return readDefine(this.#lookup(text))
  }

  #advance(): void {
    TOKEN.lastIndex = this.#end
    const found = TOKEN.exec(this.#text)
    if (found === null) {
      const rest = this.#text.slice(this.#end)
      this.#start = this.#end + leadingBlanks(rest)
      this.kind = this.#start >= this.#text.length ? 'end' : 'bad'
      this.#end = Math.min(this.#start + 1, this.#text.length)
      this.#value = ''
      return
    }
    const [all, number, name, double, single, sign] = found
    this.#start = this.#end + leadingBlanks(all)
    this.#end += all.length
    this.#value = number ?? name ?? double ?? single ?? sign ?? ''
    if (number !== undefined) this.kind = 'number'
    else if (name !== undefined) this.kind = 'name'
    else this.kind = sign === undefined ? 'string' : 'sign'
  }
}

/** Quotes around the value of a define are not part of it. */
function readDefine(value: string | null): PreprocessValue {
  if (value === null) return 0
  if (value === '') return 1
  const bare = /^(["']).*\1$/s.test(value) && value.length > 1 ? value.slice(1, -1) : null
  if (bare !== null) return bare
  return /^-?(?:\d{1,15}|0x[0-9a-fA-F]{1,12})$/.test(value) ? Number(value) : value
}

function toNumber(value: PreprocessValue): number {
  if (typeof value === 'number') return value
  const number = Number(value)
  return Number.isFinite(number) ? number : 0
}

function applyUnary(operator: string, operand: PreprocessValue): PreprocessValue {
  if (operator === '!') return holds(operand) ? 0 : 1
  const number = toNumber(operand)
  if (operator === '-') return -number
  return operator === '~' ? ~number : number
}

function apply(operator: string, left: PreprocessValue, right: PreprocessValue): PreprocessValue {
  if (operator === '&&') return holds(left) && holds(right) ? 1 : 0
  if (operator === '||') return holds(left) || holds(right) ? 1 : 0
  if (typeof left === 'string' || typeof right === 'string') {
    const [a, b] = [String(left), String(right)]
    if (operator === '+') return (a + b).slice(0, 65536)
    const order = compare(operator, a < b ? -1 : Number(a > b))
    if (order !== null) return order
  }
  return arithmetic(operator, toNumber(left), toNumber(right))
}

function compare(operator: string, order: number): number | null {
  switch (operator) {
    case '==':
      return Number(order === 0)
    case '!=':
      return Number(order !== 0)
    case '<':
      return Number(order < 0)
    case '<=':
      return Number(order <= 0)
    case '>':
      return Number(order > 0)
    case '>=':
      return Number(order >= 0)
    default:
      return null
  }
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? 0 : a / b
    case '%':
      return b === 0 ? 0 : a % b
    case '**':
      return a ** b
    case '<<':
      return a << b
    case '>>':
      return a >> b
    case '&':
      return a & b
    case '|':
      return a | b
    case '^':
      return a ^ b
    default:
      return compare(operator, a - b) ?? 0
  }
}
