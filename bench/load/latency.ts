const BIN_US = 5
const BINS = 200_000

/** Times from request to reply, in bins of 5 µs up to one second. */
export class Latency {
  readonly #bins = new Uint32Array(BINS)
  #count = 0

  add(ms: number): void {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((ms * 1000) / BIN_US)))
    this.#bins[bin] = (this.#bins[bin] ?? 0) + 1
    this.#count++
  }

  /**
   * The time in µs that a share of all replies needed at most; 0 when there were none.
   *
   * @param share - 0.5 for the median
   */
  quantile(share: number): number {
    if (this.#count === 0) return 0
    let left = Math.ceil(this.#count * share)
    for (let bin = 0; bin < BINS; bin++) {
      left -= this.#bins[bin] ?? 0
      if (left <= 0) return (bin + 1) * BIN_US
    }
    return BINS * BIN_US
  }
}
