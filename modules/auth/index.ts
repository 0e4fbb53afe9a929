export { auth as default } from './module.ts'
export * from './exports/challenge.ts'
export * from './exports/authenticate.ts'
export * from './exports/credentials.ts'
