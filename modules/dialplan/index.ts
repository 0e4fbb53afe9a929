/** The module's exports, for the loader. */

export { dialplan as default } from './module.ts'
export * from './exports/match.ts'
export * from './exports/translate.ts'
export * from './exports/reload.ts'
export * from './exports/commands.ts'
