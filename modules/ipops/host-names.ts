/** What this machine is called. */

import { hostname } from 'node:os'

import type { Answer, RecordType } from 'siprose'

/** Where names are asked for. */
interface Names {
  known(name: string, type: RecordType): Answer | null
  ask(name: string, type: RecordType): Promise<Answer>
}

/** The parts of a machine's name, and its address. */
export class HostNames {
  readonly #name: string
  #names: Names | null = null

  /** @param name - as the machine knows it */
  constructor(name: string = hostname()) {
    this.#name = name
  }

  /** Begins to find out the address. */
  find(names: Names): void {
    this.#names = names
    void names.ask(this.#name, 'A')
  }

  /** A part of the name; null where that is not known. */
  part(which: 'n' | 'f' | 'd' | 'i'): string | null {
    const dot = this.#name.indexOf('.')
    switch (which) {
      case 'n':
        return dot < 0 ? this.#name : this.#name.slice(0, dot)
      case 'd':
        return dot < 0 ? '' : this.#name.slice(dot + 1)
      case 'f':
        return this.#name
      default:
        return this.#address()
    }
  }

  #address(): string | null {
    const [record] = this.#names?.known(this.#name, 'A')?.records ?? []
    return record?.type === 'A' ? record.address : null
  }
}
