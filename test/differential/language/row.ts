/** A question about the language that both servers are asked. */

/** A piece of script that leaves its answer in `$var(r)`. */
export interface Row {
  /** The script; `$var(r)` holds `unset` before it. */
  readonly script: string
  /** Where we answer otherwise on purpose: what we say, and the sentence of the documentation that says why. */
  readonly differs?: Difference
  /** True where a text that is no number may stand where a number is wanted: then nothing comes of it, or what Kamailio makes of it. */
  readonly noNumber?: true
}

/** An intended difference. */
export interface Difference {
  /** `i 5` for a number, `s text` for a text. */
  readonly ours: string
  /** The reason, as `@compat` has it. */
  readonly why: string
}

/** The value of an expression. */
export function expression(text: string, differs?: Difference): Row {
  return { script: `$var(r) = ${text};`, ...(differs && { differs }) }
}

/** Whether a condition holds. */
export function condition(text: string, differs?: Difference): Row {
  return {
    script: `if (${text}) $var(r) = "yes"; else $var(r) = "no";`,
    ...(differs && { differs }),
  }
}

/** What a statement leaves in `$var(r)`. */
export function statement(text: string, differs?: Difference): Row {
  return { script: text, ...(differs && { differs }) }
}
