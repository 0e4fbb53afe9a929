/** Flags that the location service itself has of contacts: bits. */
export const ContactFlag = {
  /** It is kept in memory alone, whatever store there is. */
  MEMORY: 2,
} as const
