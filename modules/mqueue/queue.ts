/** One queue: items wait in the order in which they were added. */

/** What waits in a queue. */
export interface Item {
  readonly key: string
  readonly value: string
}

/** What becomes of an item whose key is waiting already. */
export type AddMode = 'all' | 'oldest' | 'newest'

interface Place {
  readonly item: Item
  before: Place | null
  behind: Place | null
}

/** A queue. Adding and fetching cost the same however many wait. */
export class Queue {
  readonly name: string
  readonly #mode: AddMode
  readonly #size: number
  readonly #limit: number
  readonly #byKey = new Map<string, Place>()
  #first: Place | null = null
  #last: Place | null = null
  #count = 0

  /**
   * @param name - as the configuration writes it
   * @param mode - what becomes of a key that waits already
   * @param size - when that many wait, the oldest makes room; 0 for no such size
   * @param limit - how many can wait in a queue without a size
   */
  constructor(name: string, mode: AddMode, size: number, limit: number) {
    this.name = name
    this.#mode = mode
    this.#size = size
    this.#limit = limit
  }

  /** How many wait. */
  get count(): number {
    return this.#count
  }

  /** Adds an item; false when there is no room, and nothing may make any. */
  add(item: Item): boolean {
    if (this.#mode !== 'all') {
      const known = this.#byKey.get(item.key)
      if (known !== undefined) {
        if (this.#mode === 'oldest') return true
        this.#remove(known)
      }
    }
    if (this.#size === 0) {
      if (this.#count >= this.#limit) return false
    } else if (this.#count >= this.#size && this.#first !== null) this.#remove(this.#first)
    this.#append(item)
    return true
  }

  /** Takes the oldest item; null where none waits. */
  fetch(): Item | null {
    const place = this.#first
    if (place === null) return null
    this.#remove(place)
    return place.item
  }

  /** All that wait, the oldest first. */
  *items(): Iterable<Item> {
    for (let place = this.#first; place !== null; place = place.behind) yield place.item
  }

  #append(item: Item): void {
    const place: Place = { item, before: this.#last, behind: null }
    if (this.#last === null) this.#first = place
    else this.#last.behind = place
    this.#last = place
    this.#count++
    if (this.#mode !== 'all') this.#byKey.set(item.key, place)
  }

  #remove(place: Place): void {
    if (place.before === null) this.#first = place.behind
    else place.before.behind = place.behind
    if (place.behind === null) this.#last = place.before
    else place.behind.before = place.before
    this.#count--
    if (this.#mode !== 'all') this.#byKey.delete(place.item.key)
  }
}
