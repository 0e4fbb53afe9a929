// hot
/** Ids of contacts, which no other contact of any server has: a number here, a text for others. */

/** Ids that one millisecond of the start is good for. */
const A_MILLION = 2 ** 20

/** Makes ids. */
export class RecordIds {
  readonly #head: string
  #last: number

  /**
   * @param startedAt - when the server was started, in milliseconds since 1970
   * @param process - tells servers apart that were started at one time: a process id, or a random number
   */
  constructor(startedAt: number, process: number) {
    this.#head = `uloc-${Math.floor(startedAt / 1000).toString(16)}-${process.toString(16)}-`
    // a server that is started anew within a second may have the same process id, in a container for example
    this.#last = Math.floor(startedAt % 1000) * A_MILLION
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
