export { xlogModule as default } from './module.ts'
export * from './exports/any-level.ts'
export * from './exports/one-level.ts'
export * from './exports/variables.ts'
