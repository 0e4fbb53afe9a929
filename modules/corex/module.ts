/**
 * What goes beyond the core's own functions: what our Via shows of a message that leaves.
 *
 * A header Via says where replies go, and the next servers keep it. What a script writes into ours comes back with each reply, so it can tell
 * itself something: which server of a cluster sent it, which customer it was for.
 *
 * @module corex
 */
import { defineModule } from 'siprose'

export const corex = defineModule('corex', {})
