export { corex as default } from './module.ts'
export * from './exports/via.ts'
