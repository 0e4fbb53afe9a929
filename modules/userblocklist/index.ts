/** The module's exports, for the loader. */

export { userblocklist as default } from './module.ts'
export * from './exports/all.ts'
export * from './exports/user.ts'
export * from './exports/commands.ts'
