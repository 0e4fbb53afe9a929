/**
 * Asks and prunes the session descriptions that calls carry: codecs, streams, lines.
 *
 * The description is found wherever in the body it stands. Everything taken out is noted beside the message and gone when it leaves; what the
 * script reads stays as it was received.
 *
 * @module sdpops
 */
import { defineModule, type LineWalk, NamedWalks } from 'siprose'

import { Pruned } from './pruned.ts'

/** The module's handle. It has no parameters. */
export const sdpops = defineModule('sdpops', {
  state: () => ({
    /** What was taken out of streams so far. */
    pruned: new Pruned(),
    /** Walks over lines, by message and name: up to 16 for one message. */
    walks: new NamedWalks<LineWalk>(16),
  }),
})
