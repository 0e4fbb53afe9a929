/** Tables for people, and how far long work has come. */

/** Text of the server, which is bytes, to the terminal. */
export function say(text: string): void {
  process.stdout.write(Buffer.from(`${text}\n`, 'latin1'))
}

/** Rows under their headings. */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => (row[at] ?? '').length)),
  )
  for (const row of [heads, ...rows]) {
    say(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}

/** Shows on a terminal how far work has come; elsewhere it says nothing. */
export class Progress {
  readonly #total: number
  readonly #what: string

  /**
   * @param total - how much there is to do
   * @param what - what is done
   */
  constructor(total: number, what: string) {
    this.#total = total
    this.#what = what
  }

  /** Tells what is being done now. */
  at(done: number, name: string): void {
    if (!process.stderr.isTTY) return
    process.stderr.write(`\r\x1b[K${this.#what} ${done} of ${this.#total}: ${name}`)
  }

  /** Takes the line away. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  }
}
