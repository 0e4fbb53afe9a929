export { mqueue as default } from './module.ts'
export * from './exports/functions.ts'
export * from './exports/variables.ts'
export * from './exports/commands.ts'
