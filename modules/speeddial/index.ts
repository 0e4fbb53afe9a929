/** The module's exports, for the loader. */

export { speeddial as default } from './module.ts'
export * from './exports/lookup.ts'
