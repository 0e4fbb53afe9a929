/** The core's exports, for the loader. */

export { core as default } from './module.ts'
export * from './functions.ts'
export * from './socket-commands.ts'
export * from './socket-functions.ts'
export * from './variables.ts'
