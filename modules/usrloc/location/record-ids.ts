// hot
/** Ids of contacts, which no other contact of any server has: a number here, a text for others. */

/** Makes ids. */
export class RecordIds {
  readonly #head: string
  #last = 0

  /**
   * @param startedAt - when the server was started, in milliseconds since 1970
   * @param process - tells servers apart that were started at one time: a process id, or a random number
   */
  constructor(startedAt: number, process: number) {
    this.#head = `uloc-${Math.floor(startedAt / 1000).toString(16)}-${process.toString(16)}-`
  }

  /** The next number. */
  next(): number {
    return ++this.#last
  }

  /** The id of a number. */
  textOf(id: number): string {
    return this.#head + id.toString(16)
  }
}
