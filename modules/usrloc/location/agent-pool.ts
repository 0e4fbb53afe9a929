// hot
/** One string for each name that devices call themselves by: thousands of phones have the same. */

import { ownText } from './own-text.ts'

/** How many names there are before the pool begins anew; those in use stay where they are. */
const MOST = 4096

/** The names of devices. */
export class AgentPool {
  readonly #names = new Map<string, string>()

  /** The name, as it is kept. */
  keep(name: string): string {
    if (name === '') return ''
    const known = this.#names.get(name)
    if (known !== undefined) return known
    if (this.#names.size >= MOST) this.#names.clear()
    const own = ownText(name)
    this.#names.set(own, own)
    return own
  }
}
