export { exec as default } from './module.ts'
export * from './exports/run.ts'
