/**
 * Flags, destinations and figures: what the language gained after its core was done.
 *
 * Nearly every configuration loads it: for branch and script flags, for `is_myself()`, and for the commands that show statistics.
 *
 * @module kex
 */
import { defineModule, gauge } from 'siprose'

/** The module's handle. It has no parameters. */
export const kex = defineModule('kex', {
  statistics: {
    /** Bytes that the heap may grow to. */
    total_size: gauge({ group: 'shmem' }, ({ process }) => process.memory().limit),
    /** Bytes that are in use. */
    used_size: gauge({ group: 'shmem' }, ({ process }) => process.memory().used),
    /** Bytes that the process has of the machine. */
    real_used_size: gauge({ group: 'shmem' }, ({ process }) => process.memory().resident),
    /** The most bytes that the process has had of the machine. */
    max_used_size: gauge({ group: 'shmem' }, ({ process }) => process.memory().peak),
    /** Bytes that the heap can still grow by. */
    free_size: gauge({ group: 'shmem' }, ({ process }) => {
      const { limit, used } = process.memory()
      return Math.max(0, limit - used)
    }),
    /** Parts that the heap is in. */
    fragments: gauge({ group: 'shmem' }, ({ process }) => process.memory().spaces.length),
  },
  state: () => ({
    /** How many ids `$sruid` has given. */
    ids: 0,
    /** What begins them, made at the first. */
    idStart: '',
  }),
})
