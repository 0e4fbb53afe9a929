import type { Subject } from './facts.ts'
import { jssip } from './jssip.ts'
import { npmSip } from './npm-sip.ts'
import { siprose } from './siprose.ts'

/** All parsers, ours first. */
export const subjects: readonly Subject[] = [siprose, npmSip, jssip]
