/** The module's exports, for the loader. */

export { pvHeaders as default } from './module.ts'
export * from './exports/collect.ts'
export * from './exports/change.ts'
export * from './exports/list-values.ts'
export * from './exports/header.ts'
export * from './exports/parties.ts'
export * from './exports/status.ts'
