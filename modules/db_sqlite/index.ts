export { db_sqlite as default } from './module.ts'
