export { async as default } from './module.ts'
export * from './exports/sleep.ts'
export * from './exports/continue.ts'
export * from './exports/data.ts'
