export { debuggerModule as default } from './module.ts'
export * from './exports/look.ts'
export * from './exports/breakpoint.ts'
export * from './exports/commands.ts'
