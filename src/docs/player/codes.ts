/** The codes of what can be wrong with an example. A published code is never reused or renamed. */

/** Every code, by a short name. */
export const DocsCode = {
  /** A line of a `sip` fence that is none of: actor, message, clock, quiet, comment. */
  SYNTAX: 'docs/transcript-syntax',
  /** A `{` that starts no pattern. */
  PATTERN: 'docs/pattern-syntax',
  /** A message names somebody whom no `actor` line introduced. */
  UNKNOWN_ACTOR: 'docs/unknown-actor',
  /** A line of a `values` fence that is not `expression => value`. */
  VALUES_SYNTAX: 'docs/values-syntax',
  /** A line of a `log` fence that is not `LEVEL text`. */
  LOG_SYNTAX: 'docs/log-syntax',
  /** A line of a `dns` fence that is no record. */
  DNS_SYNTAX: 'docs/dns-syntax',
  /** A line of a `db` fence that is no table, or a row with too many or too few values. */
  DB_SYNTAX: 'docs/db-syntax',
  /** A line of an `rpc` fence that is no command, or a result that is no YAML. */
  RPC_SYNTAX: 'docs/rpc-syntax',
  /** The words behind a fence's language say something that cannot be. */
  FENCE_INFO: 'docs/fence-info',
  /** A fence of a language that this version does not play. */
  UNKNOWN_FENCE: 'docs/fence-not-played',
  /** A second configuration in one example. */
  TWO_CONFIGURATIONS: 'docs/two-configurations',
  /** A configuration below the messages that it should route. */
  LATE_CONFIGURATION: 'docs/late-configuration',
  /** `with=` names a setup that does not exist. */
  UNKNOWN_SETUP: 'docs/unknown-setup',
  /** An example without anything to play. */
  NOTHING_TO_PLAY: 'docs/nothing-to-play',
  /** The server does not start with the configuration. */
  REFUSED: 'docs/configuration-refused',
  /** The server threw, or could not be stopped. */
  SERVER: 'docs/server-failed',
  /** The server works on and on without the time going by. */
  ENDLESS: 'docs/endless-work',
  /** The server has work that does not end, and waits for something else than the clock. */
  UNSETTLED: 'docs/not-settled',
  /** A message or command that is to be sent holds `{name}`, and nothing was bound to it. */
  UNBOUND: 'docs/unbound-name',
  /** A reply is to be sent, and there is no request that it could answer, or more than one. */
  NOTHING_TO_ANSWER: 'docs/nothing-to-answer',
  /** `again`, and there is no earlier message to repeat. */
  NOTHING_TO_REPEAT: 'docs/nothing-to-repeat',
  /** A message is to be sent to a place where nobody listens. */
  NOBODY_LISTENS: 'docs/nobody-listens',
  /** A message is expected, and none came. */
  NO_MESSAGE: 'docs/no-message',
  /** The start line of a message differs. */
  START_LINE: 'docs/start-line-differs',
  /** A header differs. */
  HEADER: 'docs/header-differs',
  /** A header that is written is not there. */
  HEADER_MISSING: 'docs/header-missing',
  /** A header that must be absent is there, or there is one more than written. */
  HEADER_EXTRA: 'docs/header-not-expected',
  /** The body differs. */
  BODY: 'docs/body-differs',
  /** A retransmission is not the same message again. */
  NOT_AGAIN: 'docs/not-the-same-again',
  /** A message was sent before the `clock` line, and the line that claims it stands behind. */
  TOO_EARLY: 'docs/sent-too-early',
  /** The server sent something in the time of a `quiet` line. */
  NOT_QUIET: 'docs/not-quiet',
  /** The server sent a message that no line claims. */
  UNCLAIMED: 'docs/unclaimed-message',
  /** An expression has another value. */
  VALUE: 'docs/value-differs',
  /** An expression cannot be evaluated. */
  EXPRESSION: 'docs/expression-refused',
  /** The result of a command differs. */
  RESULT: 'docs/result-differs',
  /** A command failed, and what is written is no `error`. */
  COMMAND_FAILED: 'docs/command-failed',
  /** A command did what it was told, and what is written is an `error`. */
  COMMAND_WORKED: 'docs/command-did-not-fail',
  /** A table has other rows. */
  DB: 'docs/rows-differ',
  /** A line that the log should show is not there. */
  LOG_MISSING: 'docs/log-line-missing',
} as const

/** One of the codes of {@link DocsCode}. */
export type DocsCode = (typeof DocsCode)[keyof typeof DocsCode]
