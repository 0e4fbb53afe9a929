export { outbound as default } from './module.ts'
export * from './exports/flow-token.ts'
