export { db_mysql as default } from './module.ts'
