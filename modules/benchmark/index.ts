export { benchmark as default } from './module.ts'
export * from './exports/measure.ts'
export * from './exports/commands.ts'
