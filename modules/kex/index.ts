/** The module's exports, for the loader. */

export { kex as default } from './module.ts'
export * from './exports/destination.ts'
export * from './exports/flags.ts'
export * from './exports/memory.ts'
export * from './exports/print.ts'
export * from './exports/statistics.ts'
