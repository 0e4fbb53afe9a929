/** The module's exports, for the loader. */

export { prefixRoute as default } from './module.ts'
export * from './exports/route.ts'
export * from './exports/commands.ts'
