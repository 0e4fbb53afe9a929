export { db_redis as default } from './module.ts'
