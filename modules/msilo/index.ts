/** The module's exports, for the loader. */

export { msilo as default } from './module.ts'
export * from './exports/store.ts'
export * from './exports/dump.ts'
