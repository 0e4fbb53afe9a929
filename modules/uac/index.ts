/** The module's exports, for the loader. */

export { uac as default } from './module.ts'
export * from './exports/replace.ts'
export * from './exports/auth.ts'
export * from './exports/request.ts'
export * from './exports/registrations.ts'
export * from './exports/registration-commands.ts'
