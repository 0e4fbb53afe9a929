/** The module's exports, for the loader. */

export { json as default } from './module.ts'
export * from './exports/fields.ts'
export * from './exports/transformations.ts'
