/** The module's exports, for the loader. */

export { auth_db as default } from './module.ts'
export * from './exports/authenticate.ts'
export * from './exports/check.ts'
export * from './exports/subscriber.ts'
