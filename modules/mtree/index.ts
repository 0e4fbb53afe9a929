/** The module's exports, for the loader. */

export { mtree as default } from './module.ts'
export * from './exports/match.ts'
export * from './exports/commands.ts'
