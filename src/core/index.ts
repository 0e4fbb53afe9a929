/** The core's exports, for the loader. */

export { core as default } from './module.ts'
export * from './commands/dns.ts'
export * from './commands/dns-delete.ts'
export * from './commands/dst-blocklist.ts'
export * from './functions.ts'
export * from './socket-commands.ts'
export * from './socket-functions.ts'
export * from './variables.ts'
