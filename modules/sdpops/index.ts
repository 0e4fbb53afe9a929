export { sdpops as default } from './module.ts'

export * from './exports/codecs.ts'
export * from './exports/streams.ts'
export * from './exports/lines.ts'
export * from './exports/content.ts'
export * from './exports/iterator.ts'
export * from './exports/variables.ts'
