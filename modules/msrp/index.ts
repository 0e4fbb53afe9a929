/** The module's exports, for the loader. */

export { msrp as default } from './module.ts'
export * from './exports/uri-parts.ts'
