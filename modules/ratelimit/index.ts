export { ratelimit as default } from './module.ts'
export * from './exports/check.ts'
export * from './exports/pipe-commands.ts'
export * from './exports/load-commands.ts'
