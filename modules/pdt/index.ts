/** The module's exports, for the loader. */

export { pdt as default } from './module.ts'
export * from './exports/translate.ts'
export * from './exports/commands.ts'
