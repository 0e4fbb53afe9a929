/** The module's exports, for the loader. */

export { textopsx as default } from './module.ts'
export * from './exports/apply.ts'
export * from './exports/body-iterator.ts'
export * from './exports/change-values.ts'
export * from './exports/header-iterator.ts'
export * from './exports/match.ts'
export * from './exports/sets.ts'
export * from './exports/status.ts'
