/** The module's exports, for the loader. */

export { group as default } from './module.ts'
export * from './exports/membership.ts'
export * from './exports/patterns.ts'
