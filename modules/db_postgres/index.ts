export { db_postgres as default } from './module.ts'
