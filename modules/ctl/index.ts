export { ctl as default } from './module.ts'
export * from './exports/commands.ts'
