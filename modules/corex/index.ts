/** The module's exports, for the loader. */

export { corex as default } from './module.ts'
export * from './exports/branches.ts'
export * from './exports/commands.ts'
export * from './exports/files.ts'
export * from './exports/flags.ts'
export * from './exports/places.ts'
export * from './exports/send.ts'
export * from './exports/sockets.ts'
export * from './exports/transformations.ts'
export * from './exports/via.ts'
export * from './exports/told.ts'
