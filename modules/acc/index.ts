/** The module's exports, for the loader. */

export { acc as default } from './module.ts'
export * from './exports/request.ts'
