export { db_text as default } from './module.ts'
export * from './exports/commands.ts'
