export { jsonrpcs as default } from './module.ts'
export * from './exports/commands.ts'
export * from './exports/script.ts'
