/** One rule of a dialplan. */

import {
  type CompiledFormat,
  type Context,
  perlOfShell,
  SiproseError,
  type VariableRef,
} from 'siprose'

import { changingPattern, fixedPattern, type Pattern, type PatternCache } from './pattern.ts'
import { checkGroups, parseReplacement, type Replacement } from './replacement.ts'
import { hasVariables, plainDollars } from './variables.ts'

/** How a rule compares. */
export const Operator = { EQUAL: 0, PERL: 1, SHELL: 2 } as const

/** A row of the table. */
export interface RuleRow {
  readonly plan: number
  /** Rules of a lower one come first. */
  readonly priority: number
  /** One of {@link Operator}. */
  readonly operator: number
  readonly expression: string
  /** How long the number has to be; 0 for any. */
  readonly length: number
  /** The pattern whose groups the replacement uses; '' for none. */
  readonly cut: string
  readonly replacement: string
  readonly attributes: string
}

/** What rules are compiled with. */
export interface RuleWorld {
  readonly format: (text: string) => CompiledFormat
  readonly variable: (text: string) => VariableRef
  /** Whether patterns may have variables. */
  readonly dynamic: boolean
  readonly patterns: PatternCache
}

/** A rule that was read. */
export class Rule {
  readonly row: RuleRow
  readonly #matches: Pattern | null
  readonly #cut: Pattern | null
  readonly #replacement: Replacement

  /**
   * @param row - the row
   * @param world - what it is compiled with
   * @throws SiproseError or RegexError for one that cannot be used
   */
  constructor(row: RuleRow, world: RuleWorld) {
    this.row = row
    const { operator, expression, cut, replacement } = row
    if (operator !== Operator.EQUAL && operator !== Operator.PERL && operator !== Operator.SHELL) {
      const can = 'it can be 0 for equal, 1 for a pattern, 2 for a pattern of a shell'
      throw new SiproseError('dialplan/operator', `the operator is ${operator}; ${can}`)
    }
    if (expression === '') {
      throw new SiproseError('dialplan/expression', 'there is nothing to compare with')
    }
    this.#matches =
      operator === Operator.EQUAL
        ? null
        : operator === Operator.PERL
          ? patternOf(expression, world)
          : fixedPattern(perlOfShell(expression))
    this.#cut = cut === '' ? null : patternOf(cut, world)
    this.#replacement = parseReplacement(replacement, world.variable)
    const groups = this.#cut === null ? 0 : this.#cut.groups
    if (groups !== null && this.#replacement.highest > 0) checkGroups(this.#replacement, groups)
  }

  /** Whether it is the rule for a number. */
  matches(ctx: Context, input: string): boolean {
    const { expression, length } = this.row
    if (length > 0 && input.length !== length) return false
    if (this.#matches === null) return input === expression
    return this.#matches.matcher(ctx)?.test(input) ?? false
  }

  /** What becomes of a number; null where the pattern for it does not fit. */
  translate(ctx: Context, input: string): string | null {
    if (this.#cut === null) return this.#replacement.print(ctx, [input])
    const groups = this.#cut.matcher(ctx)?.exec(input) ?? null
    return groups === null ? null : this.#replacement.print(ctx, groups)
  }
}

function patternOf(text: string, { dynamic, format, patterns }: RuleWorld): Pattern {
  return dynamic && hasVariables(text)
    ? changingPattern(format(plainDollars(text)), patterns)
    : fixedPattern(text)
}
