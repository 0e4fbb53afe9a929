export { sanity as default } from './module.ts'
export * from './exports/check.ts'
