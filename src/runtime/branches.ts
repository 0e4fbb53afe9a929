// hot
/** The places a request goes to besides its request URI: what `append_branch()` and lookups add. */

import type { Listener } from '../net/listener.ts'

/** What is known of a place besides its URI; of the request URI too. */
export class BranchFacts {
  /** Preference in thousandths, 0 to 1000; null where nobody said. */
  q: number | null = null
  /** The Path that was registered with it, as a list of Route values. */
  path: string | null = null
  /** The id of its record in the location table. */
  ruid: string | null = null
  /** The instance of the device, `+sip.instance`. */
  instance: string | null = null
  /** What the device called itself when it registered. */
  userAgent: string | null = null
  /** The connection it registered over, 0 for none. */
  connection = 0
}

/** One place. */
export class Branch extends BranchFacts {
  uri: string
  /** Where the request goes instead of the URI, or null. */
  destinationUri: string | null = null
  /** Flags of the branch: 32 bits. */
  flags = 0
  /** The socket it leaves from, or null for the one that fits. */
  sendSocket: Listener | null = null

  /** @param uri - the request URI of the branch */
  constructor(uri: string) {
    super()
    this.uri = uri
  }
}

/** The branches of one request, without the request URI itself, which is the first. */
export class Branches {
  readonly #list: Branch[] = []
  readonly #most: number

  /** @param most - how many there may be with the request URI: the core parameter `max_branches` */
  constructor(most: number) {
    this.#most = most
  }

  /** How many there are. */
  get count(): number {
    return this.#list.length
  }

  /** All, in the order they were added. */
  all(): readonly Branch[] {
    return this.#list
  }

  /** One; negative counts from the end. Null where there is none. */
  at(index: number): Branch | null {
    return this.#list.at(index) ?? null
  }

  /** Adds one behind the others; false when there are too many. */
  append(branch: Branch): boolean {
    if (this.#list.length + 1 >= this.#most) return false
    this.#list.push(branch)
    return true
  }

  /** Takes one out; false where there is none. */
  remove(index: number): boolean {
    const at = index < 0 ? this.#list.length + index : index
    if (at < 0 || at >= this.#list.length) return false
    this.#list.splice(at, 1)
    return true
  }

  /** Takes all out. */
  clear(): void {
    this.#list.length = 0
  }
}
