/** A PID controller that turns too much load into a share of requests to refuse. */

/** How strongly it reacts: to what has been, to what is, to how that changes. */
export interface Gains {
  ki: number
  kp: number
  kd: number
}

/** The gains of the field: each interval in which the load is a tenth too high refuses 2.5 % more. */
export const usualGains: Gains = { ki: -25, kp: 0, kd: 0 }

/** The state of one controlled pipe. */
export class Controller {
  #sum = 0
  #last = 0
  /** The share to refuse, in percent. */
  dropRate = 0

  /**
   * Takes a measurement in.
   *
   * @param load - what is, from 0 to 1
   * @param setpoint - what shall be, from 0 to 1
   * @param gains - how strongly to react
   */
  update(load: number, setpoint: number, { ki, kp, kd }: Gains): void {
    const error = setpoint - load
    this.#sum = bounded(this.#sum + error, ki)
    const output = kp * error + ki * this.#sum + kd * (error - this.#last)
    this.#last = error
    this.dropRate = Math.min(Math.max(output, 0), 100)
  }
}

/** The sum of errors, no further than it can still change the output: a long calm must not delay the answer to a rush. */
function bounded(sum: number, ki: number): number {
  if (ki === 0) return 0
  const end = 100 / ki
  return end < 0 ? Math.min(Math.max(sum, end), 0) : Math.max(Math.min(sum, end), 0)
}
