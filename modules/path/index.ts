export { path as default } from './module.ts'
export * from './exports/add-path.ts'
export * from './exports/advertised.ts'
