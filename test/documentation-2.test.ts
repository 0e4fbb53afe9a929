import { playShard } from './support/examples.ts'

await playShard(1)
