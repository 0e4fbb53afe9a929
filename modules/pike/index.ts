export { pike as default } from './module.ts'
export * from './exports/check.ts'
export * from './exports/commands.ts'
