/** What transactions have come to, in figures. */

/** A figure that only grows. */
export class Count {
  value = 0

  /** One more. */
  add(): void {
    this.value++
  }
}

/** The figures of one server. */
export class Counts {
  /** Transactions of received requests. */
  readonly uas = new Count()
  /** Transactions of requests made here. */
  readonly uac = new Count()
  /** Transactions by the class of their final reply: 2 to 6; 0 and 1 stay empty. */
  readonly byClass: readonly Count[] = Array.from({ length: 7 }, () => new Count())
  readonly rpl_received = new Count()
  readonly rpl_absorbed = new Count()
  readonly rpl_generated = new Count()
  readonly rpl_relayed = new Count()
  readonly rpl_sent = new Count()
  /** Transactions that had to wait for the script longer than they live. */
  readonly delayed = new Count()

  /** A transaction has its final status. */
  final(status: number): void {
    this.byClass[Math.trunc(status / 100)]?.add()
  }
}
