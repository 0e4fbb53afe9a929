/** The module's exports, for the loader. */

export { httpAsyncClient as default } from './module.ts'
export * from './exports/query.ts'
export * from './exports/wishes.ts'
export * from './exports/answer.ts'
