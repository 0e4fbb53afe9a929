/** Time as this layer needs it; the server's clock is one, a test's is another. */
export interface Scheduler {
  /** Milliseconds since any fixed moment. */
  now(): number
  /**
   * Runs something once, later.
   *
   * @param ms - how much later
   * @param run - what to run
   */
  after(ms: number, run: () => void): { cancel(): void }
}
