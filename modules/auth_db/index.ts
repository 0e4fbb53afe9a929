export { auth_db as default } from './module.ts'
export * from './exports/authenticate.ts'
export * from './exports/subscribers.ts'
