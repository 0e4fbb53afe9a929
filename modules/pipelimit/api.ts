/** What other modules may build limits from: `ratelimit` has the same algorithms under other names. */

export { algorithmOf, algorithms, type Algorithm } from './algorithm.ts'
export { type Gains, usualGains } from './controller.ts'
export { MachineLoad } from './machine-load.ts'
export { gain, share } from './numbers.ts'
export { type Load, Pipe, Verdict } from './pipe.ts'
