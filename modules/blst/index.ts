export { blst as default } from './module.ts'
export * from './exports/ignore.ts'
export * from './exports/list.ts'
