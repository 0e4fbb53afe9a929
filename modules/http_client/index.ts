/** The module's exports, for the loader. */

export { httpClient as default } from './module.ts'
export * from './exports/query.ts'
export * from './exports/connect.ts'
export * from './exports/headers.ts'
export * from './exports/commands.ts'
