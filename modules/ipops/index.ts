export { ipops as default } from './module.ts'

export * from './exports/kinds.ts'
export * from './exports/compare.ts'
export * from './exports/match.ts'
export * from './exports/queries.ts'
export * from './exports/results.ts'
