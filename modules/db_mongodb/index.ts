export { db_mongodb as default } from './module.ts'
