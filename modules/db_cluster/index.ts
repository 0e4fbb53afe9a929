export { db_cluster as default } from './module.ts'
export * from './exports/commands.ts'
