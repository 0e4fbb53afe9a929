/** How one module offers an interface to others, and how they ask for it. */

/** The key of a module's interface. `T` is the interface. */
export interface ApiKey<T> {
  /** The module that offers it. */
  readonly module: string
  /** Never set; it carries `T`. */
  readonly type?: T
}

/**
 * The key under which other modules ask for a module's interface.
 *
 * @param module - the module that offers it
 */
export function defineApi<T>(module: string): ApiKey<T> {
  return { module }
}
