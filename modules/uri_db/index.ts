/** The module's exports, for the loader. */

export { uri_db as default } from './module.ts'
export * from './exports/check.ts'
export * from './exports/exist.ts'
