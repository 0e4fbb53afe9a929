export { db_flatstore as default } from './module.ts'
export * from './exports/commands.ts'
