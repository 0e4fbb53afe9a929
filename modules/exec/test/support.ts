/** What tests need of the server without having one. */

export { systemClock } from '../../../src/runtime/clock.ts'
export { Log } from '../../../src/runtime/log.ts'
export { PrepareError } from '../../../src/lang/vocabulary.ts'
