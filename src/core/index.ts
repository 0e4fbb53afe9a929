/** The core's exports, for the loader. */

export { core as default } from './module.ts'
export * from './functions.ts'
export * from './variables.ts'
