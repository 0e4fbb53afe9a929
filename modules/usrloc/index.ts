export { usrloc as default } from './module.ts'
export * from './exports/show.ts'
export * from './exports/change.ts'
export * from './exports/count.ts'
