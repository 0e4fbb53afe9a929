/** The module's exports, for the loader. */

export { domain as default } from './module.ts'
export * from './exports/local.ts'
export * from './exports/lookup.ts'
export * from './exports/commands.ts'
