/** Texts with variables that are known at run time only, compiled and kept. */

import type { CompiledFormat, Host, ModuleLog } from 'siprose'

/** More templates than a configuration has; a text with wire data in it never comes twice. */
const MOST_KEPT = 100

/** Compiled templates by their text. */
export class Templates {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #kept = new Map<string, CompiledFormat | null>()

  /**
   * @param server - knows the variables
   * @param log - is told of texts that cannot be printed
   */
  constructor(server: Host, log: ModuleLog) {
    this.#server = server
    this.#log = log
  }

  /** The template of a text; null for one that names a variable there is none of. */
  of(text: string): CompiledFormat | null {
    const known = this.#kept.get(text)
    if (known !== undefined) return known
    const made = this.#compiled(text)
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(text, made)
    return made
  }

  #compiled(text: string): CompiledFormat | null {
    if (!text.includes('$')) return { constant: text, run: () => text }
    try {
      return this.#server.format(text)
    } catch (error) {
      this.#log.info(`pv: a template cannot be printed: ${String(error)}`)
      return null
    }
  }
}
