/** The module's exports, for the loader. */

export { crypto as default } from './module.ts'
export * from './exports/texts.ts'
export * from './exports/netio.ts'
