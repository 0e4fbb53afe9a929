/** The module's exports, for the loader. */

export { xhttp as default } from './module.ts'
export * from './exports/reply.ts'
export * from './exports/transformations.ts'
export * from './exports/variables.ts'
