/** The module's exports, for the loader. */

export { cfgDb as default } from './module.ts'
