/** Parameters: managers of memory, and buffers of a fixed size. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** All memory is the runtime's, which takes it as it is needed and gives it back. */
const oneManager = 'memory is taken and given back by the runtime, which has a manager of its own'
const noPrinting = 'texts are put together without buffers of a fixed size'

/** The rows of the table. */
export const memoryParameters = {
  /**
   * How much memory all processes share.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * shm_mem_size = 256
   * request_route { drop; }
   * ```
   */
  shm_mem_size: intParam(64, { min: 0, unit: 'MB', idle: oneManager, aliases: ['shm', 'shm_mem'] }),

  /**
   * Whether all memory that processes share is touched at the start.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * shm_force_alloc = yes
   * request_route { drop; }
   * ```
   */
  shm_force_alloc: boolParam(false, { idle: oneManager }),

  /**
   * Whether the memory of the server is kept from being swapped out.
   *
   * Where it matters, turn swapping off for the service: `MemorySwapMax=0` in a systemd unit.
   *
   * @example Let the system see to it
   * ```kamailio
   * mlock_pages = yes
   * request_route { drop; }
   * ```
   */
  mlock_pages: boolParam(false, {
    idle: 'the runtime reserves more addresses than any machine has memory, and these cannot be locked',
  }),

  /**
   * The log level of lines about each piece of memory that is taken or given back.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * memdbg = 5
   * request_route { drop; }
   * ```
   */
  memdbg: intParam(4, { idle: oneManager, aliases: ['mem_dbg'] }),

  /**
   * The log level of the account of memory at the end.
   *
   * SIGUSR1 writes how much memory is in use, whatever the level.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * memlog = 5
   * request_route { drop; }
   * ```
   */
  memlog: intParam(4, { idle: oneManager, aliases: ['mem_log'] }),

  /**
   * What the account of memory holds: bits.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * mem_summary = 15
   * request_route { drop; }
   * ```
   */
  mem_summary: intParam(12, { min: 0, max: 31, idle: oneManager }),

  /**
   * Whether the account of memory lists pieces that are in use.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * mem_status_mode = 1
   * request_route { drop; }
   * ```
   */
  mem_status_mode: intParam(0, { min: 0, max: 1, idle: oneManager }),

  /**
   * Whether free pieces of memory beside one another become one.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * mem_join = 1
   * request_route { drop; }
   * ```
   */
  mem_join: intParam(1, { min: 0, max: 1, idle: oneManager }),

  /**
   * Whether the server goes on after memory was given back twice.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * mem_safety = 0
   * request_route { drop; }
   * ```
   */
  mem_safety: intParam(1, { min: 0, max: 1, idle: oneManager }),

  /**
   * How much longer each piece of memory is than was asked for.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * mem_add_size = 4
   * request_route { drop; }
   * ```
   */
  mem_add_size: intParam(0, { min: 0, unit: 'bytes', idle: oneManager }),

  /**
   * How much room a transaction leaves behind the request it keeps.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * msg_clone_extra_size = 256
   * request_route { drop; }
   * ```
   */
  msg_clone_extra_size: intParam(0, {
    min: 0,
    unit: 'bytes',
    idle: 'a message in a transaction is not a copy in a buffer, so nothing can be written behind it',
  }),

  /**
   * How many texts with variables can be in use at once.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * pv_buffer_slots = 20
   * request_route { drop; }
   * ```
   */
  pv_buffer_slots: intParam(10, { min: 0, max: 65_535, idle: noPrinting }),

  /**
   * How many variables are remembered, as they are written, before the log warns.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * pv_cache_limit = 4096
   * request_route { drop; }
   * ```
   */
  pv_cache_limit: intParam(2048, {
    min: 0,
    idle: 'variables are compiled where they stand, at load, and those of texts made at run time are not kept',
  }),

  /**
   * What happens when more variables are remembered than that: 0 warns, 1 forgets one.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * pv_cache_action = 1
   * request_route { drop; }
   * ```
   */
  pv_cache_action: intParam(0, {
    min: 0,
    max: 1,
    idle: 'variables are compiled where they stand, at load',
  }),

  /**
   * How long a query to a database, or a value in it, may be.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sql_buffer_size = 131070
   * request_route { drop; }
   * ```
   */
  sql_buffer_size: intParam(65_535, {
    min: 0,
    unit: 'bytes',
    idle: 'queries and results have no buffer of a fixed size',
  }),
} as const
