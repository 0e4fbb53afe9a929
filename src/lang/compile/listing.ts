/** What became of the statements of one line: their code, with names for what it reaches. */

import type { Expression, Statement } from '../ast.ts'
import { argumentAt, chooseForm } from '../forms.ts'
import { walkStatements } from '../walk.ts'
import { fold } from './fold.ts'
import type { Scope, Unit } from './scope.ts'

/** Collects statements of a line while a configuration is compiled. */
export class Listing {
  readonly file: string
  readonly line: number
  readonly #found: string[] = []
  /** What was listed last: statements inside of it are listed with it. */
  #end = -1

  /**
   * @param file - the path, as it was opened
   * @param line - from 1
   */
  constructor(file: string, line: number) {
    this.file = file
    this.line = line
  }

  /** A text for each statement. */
  get found(): readonly string[] {
    return this.#found
  }

  /** Notes a statement and its code, if it begins on the line. Statements come when they are compiled: inner ones first. */
  note(scope: Scope, statement: Statement, js: string): void {
    const { file, line, offset, length } = statement.position
    if (file !== this.file || line !== this.line) return
    // what was listed is part of this one
    if (this.#end >= 0 && offset + length >= this.#end && offset < this.#end) this.#found.pop()
    this.#end = offset + length
    this.#found.push(`${facts(scope, statement)}${indented(named(scope.unit, statement, js))}`)
  }
}

/** One line for each thing that the statement reaches. */
function facts(scope: Scope, statement: Statement): string {
  const lines = new Set<string>()
  walkStatements([statement], { expression: (one) => describe(scope, one, lines) })
  return [...lines].map((line) => `  ${line}\n`).join('')
}

function describe(scope: Scope, expression: Expression, lines: Set<string>): void {
  const { vocabulary } = scope.unit
  switch (expression.kind) {
    case 'call': {
      const form = chooseForm(vocabulary.functions(expression.name), expression.args.length)
      if (form === null) return
      const kinds = expression.args.map((arg, at) => {
        const known = fold(arg)
        const kind = argumentAt(form.args, at)?.kind ?? 'any'
        return known === null ? kind : `${kind}, ${JSON.stringify(known)}`
      })
      const waits = form.waits ? 'may wait' : 'does not wait'
      const args = kinds.length === 0 ? '' : `: ${kinds.join('; ')}`
      lines.add(`${expression.name}() is a function of ${form.module}, and ${waits}${args}`)
      return
    }
    case 'variable': {
      const form = vocabulary.variable(expression.name)
      if (form !== null)
        lines.add(`$${form.name} is a variable of ${form.module}, of type ${form.type}`)
      return
    }
    case 'assignment': {
      const form = vocabulary.variable(expression.target.name)
      if (form !== null) lines.add(`$${form.name} is a variable of ${form.module}, and is set`)
      return
    }
    case 'route-call': {
      const name = fold(expression.target)
      const waits = name !== null && scope.unit.named(String(name))?.waits === true
      if (name !== null) lines.add(`route(${name}) ${waits ? 'may wait' : 'does not wait'}`)
      return
    }
    case 'binary':
    case 'unary': {
      const value = fold(expression)
      if (value !== null) lines.add(`a constant: ${JSON.stringify(value)}`)
      return
    }
    default:
  }
}

/** The code with names in the place of `k12`. */
function named(unit: Unit, statement: Statement, js: string): string {
  const names = new Map<unknown, string>([[unit.helpers, 'server']])
  walkStatements([statement], { expression: (one) => nameForms(unit, one, names) })
  return js.replaceAll(/\bk(\d+)\b/g, (name, index: string) => {
    const value = unit.constants.at(Number(index))
    if (typeof value === 'string') return JSON.stringify(value)
    const known = names.get(value)
    if (known !== undefined) return known
    const { name: own } = (value ?? {}) as { readonly name?: unknown }
    if (typeof value !== 'function' && typeof own === 'string') return `<${own}>`
    return name
  })
}

function nameForms(unit: Unit, expression: Expression, names: Map<unknown, string>): void {
  const { vocabulary } = unit
  if (expression.kind === 'call') {
    for (const form of vocabulary.functions(expression.name)) {
      names.set(form.call, `${form.module}.${form.name}`).set(form.self, form.module)
    }
  } else if (expression.kind === 'route-call') {
    const name = fold(expression.target)
    const slot = name === null ? null : unit.named(String(name))
    if (slot !== null) names.set(slot, `route[${name}]`)
  }
  const variable =
    expression.kind === 'assignment'
      ? expression.target
      : expression.kind === 'variable'
        ? expression
        : null
  if (variable === null) return
  const form = vocabulary.variable(variable.name)
  if (form === null) return
  names.set(form.get, `${form.module}.get$${form.name}`).set(form.self, form.module)
  if (form.set !== null) names.set(form.set, `${form.module}.set$${form.name}`)
  for (const { class: kind, name } of variable.transformations) {
    const made = vocabulary.transformation(kind, name)
    if (made !== null)
      names.set(made.call, `${made.module}.{${kind}.${name}}`).set(made.self, made.module)
  }
}

/** Indents code by its braces. */
function indented(js: string): string {
  let depth = 2
  return js
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('}')) depth -= 1
      const text = '  '.repeat(depth) + line
      if (line.endsWith('{')) depth += 1
      return `${text}\n`
    })
    .join('')
}
