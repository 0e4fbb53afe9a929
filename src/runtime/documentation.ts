/** What the documentation says of things a running server shows: the sentences that are compiled from its sources. */

/** The documentation, as far as it is at hand where the server runs. */
export interface Documentation {
  /** The sentence of a command, by its RPC name; null where it is not at hand. */
  command(name: string): string | null
  /** The sentence of a parameter. */
  parameter(module: string, name: string): string | null
  /** The sentence of a statistic. */
  statistic(module: string, name: string): string | null
}

/** Where nothing is at hand. */
export const noDocumentation: Documentation = {
  command: () => null,
  parameter: () => null,
  statistic: () => null,
}
