/** Why a command has no answer. */

/** What a command of a server came to, other than an answer. */
export class NoAnswer extends Error {
  /** True where the command was not sent as it may not be: the server is not to blame. */
  readonly refused: boolean

  /**
   * @param why - for people
   * @param refused - whether the command was not sent, as it may not be
   */
  constructor(why: string, refused = false) {
    super(why)
    this.refused = refused
  }
}
