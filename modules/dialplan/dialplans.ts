/** The dialplans of one server, in memory. */

import {
  column,
  type Context,
  type DataSource,
  type Host,
  type KnownTable,
  type ModuleLog,
  SiproseError,
  type VariableRef,
} from 'siprose'

import { PatternCache } from './rules/pattern.ts'
import { Plan } from './rules/plan.ts'
import { Rule, type RuleRow } from './rules/rule.ts'

/** The parameters that count here. */
export interface DialplanOptions {
  readonly table_name: string
  readonly dpid_col: string
  readonly pr_col: string
  readonly match_op_col: string
  readonly match_exp_col: string
  readonly match_len_col: string
  readonly subst_exp_col: string
  readonly repl_exp_col: string
  readonly attrs_col: string
  readonly attrs_pvar: string
  readonly fetch_rows: number
  readonly match_dynamic: boolean
  readonly reload_delta: number
}

/** What the dialplans live in. */
export interface DialplanParts {
  readonly source: DataSource
  readonly server: Host
  readonly log: ModuleLog
}

/** What the functions result in, beside 1. */
export const DialplanResult = { NO_RULE: -1, NO_PLAN: -2 } as const

/** The dialplans of one server. What is read takes the place of what was there once all of it has come. */
export class Dialplans {
  readonly source: DataSource
  readonly #options: DialplanOptions
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #patterns = new PatternCache()
  #plans: ReadonlyMap<number, Plan> = new Map()
  #attributes: VariableRef | null = null
  #reloadAt = Number.NEGATIVE_INFINITY

  /**
   * @param options - the parameters
   * @param parts - what they live in
   */
  constructor(options: DialplanOptions, { source, server, log }: DialplanParts) {
    this.#options = options
    this.source = source
    this.#server = server
    this.#log = log
  }

  /** Opens the database, and reads the rules. */
  async start(tables: readonly KnownTable[]): Promise<void> {
    const { attrs_pvar } = this.#options
    if (attrs_pvar !== '') {
      this.#attributes = this.#server.variable(attrs_pvar)
      if (this.#attributes.set === null) {
        throw new SiproseError(
          'dialplan/attributes',
          `\`attrs_pvar\` is \`${attrs_pvar}\`, which cannot be set`,
        )
      }
    }
    await this.source.open(tables)
    await this.#load()
  }

  /** Reads the rules again; how many there are. */
  async reload(): Promise<number> {
    const { clock } = this.#server
    const { reload_delta } = this.#options
    const next = this.#reloadAt + reload_delta * 1000
    if (clock.now() < next) {
      const left = Math.ceil((next - clock.now()) / 1000)
      throw new SiproseError(
        'dialplan/too-soon',
        `a reload was ${reload_delta} s ago or less: wait ${left} s, or set \`reload_delta\``,
      )
    }
    this.#reloadAt = clock.now()
    const count = await this.#load()
    this.#log.notice(`dialplan: ${count} rules read again`)
    return count
  }

  /** A dialplan, or null. */
  plan(id: number): Plan | null {
    return this.#plans.get(id) ?? null
  }

  /** Finds the rule for a number, and hands on its attributes. One of {@link DialplanResult}, or 1. */
  match(ctx: Context, id: number, input: string): number {
    const plan = this.plan(id)
    if (plan === null) return DialplanResult.NO_PLAN
    const rule = input === '' ? null : plan.find(ctx, input)
    if (rule === null) return DialplanResult.NO_RULE
    this.#keepAttributes(ctx, rule)
    return 1
  }

  /**
   * Translates a number, and hands on the rule's attributes. One of {@link DialplanResult}, or 1.
   *
   * @param use - told what becomes of it, unless that is nothing; false where it cannot be used
   */
  translate(ctx: Context, id: number, input: string, use: (output: string) => boolean): number {
    const plan = this.plan(id)
    if (plan === null) return DialplanResult.NO_PLAN
    const rule = input === '' ? null : plan.find(ctx, input)
    const output = rule?.translate(ctx, input) ?? null
    if (rule === null || output === null) return DialplanResult.NO_RULE
    if (output !== '' && !use(output)) return DialplanResult.NO_RULE
    this.#keepAttributes(ctx, rule)
    return 1
  }

  #keepAttributes(ctx: Context, { row }: Rule): void {
    this.#attributes?.set?.(ctx, row.attributes)
  }

  async #load(): Promise<number> {
    const options = this.#options
    const columns = [
      column(options.dpid_col, 'int'),
      column(options.pr_col, 'int'),
      column(options.match_op_col, 'int'),
      column(options.match_exp_col, 'string'),
      column(options.match_len_col, 'int'),
      column(options.subst_exp_col, 'string'),
      column(options.repl_exp_col, 'string'),
      column(options.attrs_col, 'string'),
    ] as const
    const rules = new Map<number, Rule[]>()
    let count = 0
    const order = [{ column: column(options.pr_col, 'int') }]
    const select = { from: options.table_name, columns, order }
    for await (const rows of this.source.database.fetch(select, options.fetch_rows)) {
      for (const [plan, priority, operator, expression, length, cut, replacement, attrs] of rows) {
        const rule = this.#rule({
          plan: plan ?? 0,
          priority: priority ?? 0,
          operator: operator ?? -1,
          expression: expression ?? '',
          length: length ?? 0,
          cut: cut ?? '',
          replacement: replacement ?? '',
          attributes: attrs ?? '',
        })
        if (rule === null) continue
        count += 1
        const known = rules.get(rule.row.plan)
        if (known === undefined) rules.set(rule.row.plan, [rule])
        else known.push(rule)
      }
    }
    this.#plans = new Map([...rules].map(([id, list]) => [id, new Plan(list)]))
    return count
  }

  #rule(row: RuleRow): Rule | null {
    const { match_dynamic, table_name } = this.#options
    try {
      return new Rule(row, {
        format: (text) => this.#server.format(text),
        variable: (text) => this.#server.variable(text),
        dynamic: match_dynamic,
        patterns: this.#patterns,
      })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const which = `${row.expression} of dialplan ${row.plan}`
      this.#log.error(`dialplan: the rule ${which} in \`${table_name}\` is left out: ${why}`)
      return null
    }
  }
}
