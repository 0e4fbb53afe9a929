/** The files of rules that a configuration names, read before the first message. */

import { type Files, SiproseError } from 'siprose'

import type { RuleSet } from './judge.ts'
import { parseRuleFile } from './rule-file.ts'
import type { Rule } from './rule.ts'

const none: readonly Rule[] = []

/** The names of two files. */
export interface RuleNames {
  readonly allow: string
  readonly deny: string
}

/** Which files are of any account. */
export interface Backends {
  readonly allow: boolean
  readonly deny: boolean
}

/** The rules of one server. */
export class RuleFiles {
  readonly #files: Files
  readonly #backends: Backends
  readonly #rules = new Map<string, readonly Rule[]>()

  /**
   * @param files - where they are read from
   * @param backends - which are of any account
   */
  constructor(files: Files, backends: Backends) {
    this.#files = files
    this.#backends = backends
  }

  /** Reads two files. One that is not there has no rules. */
  async load({ allow, deny }: RuleNames): Promise<void> {
    if (this.#backends.allow) await this.#read(allow)
    if (this.#backends.deny) await this.#read(deny)
  }

  /** The rules of two files; none of those that were not loaded. */
  rules({ allow, deny }: RuleNames): RuleSet {
    return { allow: this.#rules.get(allow) ?? none, deny: this.#rules.get(deny) ?? none }
  }

  /** Whether one of two files was there. */
  knows({ allow, deny }: RuleNames): boolean {
    return this.#rules.has(allow) || this.#rules.has(deny)
  }

  async #read(name: string): Promise<void> {
    if (this.#rules.has(name)) return
    const path = this.#files.path(name)
    try {
      const text = (await this.#files.read(name)).toString('latin1')
      this.#rules.set(name, parseRuleFile(text, path))
    } catch (error) {
      if (error instanceof SiproseError) throw error
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
      const why = error instanceof Error ? error.message : String(error)
      throw new SiproseError('permissions/file', `\`${path}\` cannot be read: ${why}`)
    }
  }
}
