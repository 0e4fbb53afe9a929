export { ndb_redis as default } from './module.ts'
export * from './exports/commands.ts'
export * from './exports/pipeline.ts'
export * from './exports/variables.ts'
