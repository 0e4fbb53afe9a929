/** Flags of `save()`: bits. */
export const SaveFlag = {
  /** Contacts are kept in memory alone. */
  MEMORY: 1,
  /** No reply is sent. */
  NO_REPLY: 2,
  /** The address of record has one contact. */
  ONE_CONTACT: 4,
  /** Intervals are not made shorter by chance. */
  NO_RANGE: 8,
  /** Header lines of the reply are prepared, where none is sent. */
  PREPARE: 16,
} as const
