/** The module's exports, for the loader. */

export { avpops as default } from './module.ts'
export * from './exports/load.ts'
export * from './exports/store.ts'
export * from './exports/query.ts'
export * from './exports/remove.ts'
export * from './exports/copy.ts'
export * from './exports/push.ts'
export * from './exports/check.ts'
export * from './exports/compute.ts'
export * from './exports/substitute.ts'
export * from './exports/look.ts'
