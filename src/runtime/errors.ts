/** The one error the server throws: for refusing to start, and for broken promises of its own code. */

/** What an error is about, by name: `{ module: 'sl', path: '/x' }`. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/**
 * A reason to refuse, with a code that documentation explains.
 *
 * The message states the fact, then what may be there; it never holds a secret.
 */
export class SiproseError extends Error {
  /** `layer/kebab-name`; `siprose doc CODE` explains it. */
  readonly code: string
  /** What it is about. */
  readonly facts: Facts

  /**
   * @param code - `layer/kebab-name`
   * @param message - the fact, then what may be there; lower case, no period
   * @param facts - the values it is about, for programs
   * @param cause - the error behind it
   */
  constructor(code: string, message: string, facts: Facts = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'SiproseError'
    this.code = code
    this.facts = facts
  }
}

/** The text of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
