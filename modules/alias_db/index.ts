/** The module's exports, for the loader. */

export { alias_db as default } from './module.ts'
export * from './exports/lookup.ts'
export * from './exports/find.ts'
