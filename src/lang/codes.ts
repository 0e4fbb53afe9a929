/**
 * The codes of what is said about the text of a configuration. A code that was published is neither reused nor renamed.
 *
 * Each example provokes its code, and no other.
 */
export const langCodes = {
  /**
   * A character that means nothing in the language stands in the code, and is ignored.
   *
   * @example
   * ```kamailio
   * request_route { log("hello"); } \
   * ```
   */
  badCharacter: 'lang/bad-character',
  /**
   * Text stands in backticks, or in the quotes of a text processor.
   *
   * @example
   * ```kamailio
   * request_route { log(`hello`); }
   * ```
   */
  strangeQuotes: 'lang/strange-quotes',
  /**
   * A string has no closing quote.
   *
   * A string may go on over lines, so the place is guessed: it is where the quotes stop to fit.
   *
   * @example
   * ```kamailio
   * request_route {
   *     log("hello);
   *     exit;
   * }
   * ```
   */
  unclosedString: 'lang/unclosed-string',
  /**
   * A block comment goes on to the end of the file.
   *
   * Comments nest, so each `/*` wants its own end. The configuration works, without all that follows.
   *
   * @example
   * ```kamailio
   * request_route { log("hello"); }
   * /* and
   * debug = 3
   * ```
   */
  unclosedComment: 'lang/unclosed-comment',
  /**
   * Digits that make no number: an octal one with an 8, or letters behind.
   *
   * @example
   * ```kamailio
   * children = 08
   * request_route { log("hello"); }
   * ```
   */
  badNumber: 'lang/bad-number',
  /**
   * A number is too large for 32 bits, and what is left of it is used.
   *
   * @example
   * ```kamailio
   * children = 5000000000
   * request_route { log("hello"); }
   * ```
   */
  numberCut: 'lang/number-cut',
  /**
   * A variable with a dot in its name has no parentheses.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = $from.user; }
   * ```
   */
  dottedVariable: 'lang/dotted-variable',
  /**
   * A transformation follows a variable that has no parentheses.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = $ru{s.len}; }
   * ```
   */
  bareTransformation: 'lang/bare-transformation',
  /**
   * An index follows a variable that has no parentheses.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = $avp(x)[0]; }
   * ```
   */
  bareIndex: 'lang/bare-index',
  /**
   * The parenthesis of a variable is not closed on its line.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = $hdr(Subject; }
   * ```
   */
  unclosedVariable: 'lang/unclosed-variable',
  /**
   * What stands behind a `$` cannot be read as a variable.
   *
   * In a string a `$` that is no variable is written `$$`.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = $(ru x); }
   * ```
   */
  badVariable: 'lang/bad-variable',
  /**
   * What stands in braces behind a variable is no transformation.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = $(ru{len}); }
   * ```
   */
  badTransformation: 'lang/bad-transformation',
  /**
   * What stands behind an `@` cannot be read as a select.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = @hf_value.Subject[*]; }
   * ```
   */
  badSelect: 'lang/bad-select',
  /**
   * A define has a value already.
   *
   * @example
   * ```kamailio
   * #!define PORT 5060
   * #!define PORT 5080
   * request_route { log("hello"); }
   * ```
   */
  alreadyDefined: 'lang/already-defined',
  /**
   * `#!undef` names a define that does not exist.
   *
   * @example
   * ```kamailio
   * #!undef WITH_TLS
   * request_route { log("hello"); }
   * ```
   */
  notDefined: 'lang/not-defined',
  /**
   * A directive has no name behind it, or one that cannot be a name.
   *
   * @example
   * ```kamailio
   * #!define WITH-TLS
   * request_route { log("hello"); }
   * ```
   */
  defineName: 'lang/define-name',
  /**
   * A define has the name of a reserved word, which is never replaced.
   *
   * @example
   * ```kamailio
   * #!define debug 3
   * request_route { log("hello"); }
   * ```
   */
  defineReserved: 'lang/define-reserved',
  /**
   * The value of a define leads back to the define itself.
   *
   * @example
   * ```kamailio
   * #!define HOST NAME
   * #!define NAME_OF HOST
   * #!redefine HOST NAME_OF
   * children = HOST
   * request_route { log("hello"); }
   * ```
   */
  defineLoop: 'lang/define-loop',
  /**
   * The value of a define ends in a comment, and swallows what follows the place of use.
   *
   * @example
   * ```kamailio
   * #!define LEVEL 3 # noisy
   * request_route { ; }
   * debug = LEVEL children = 4
   * ```
   */
  defineComment: 'lang/define-comment',
  /**
   * `#!defenv` names a variable that the environment does not have.
   *
   * @example
   * ```kamailio
   * #!defenv NO_SUCH_VARIABLE
   * request_route { log("hello"); }
   * ```
   */
  noEnvironment: 'lang/no-environment',
  /**
   * The rule of a `#!subst` cannot be read.
   *
   * @example
   * ```kamailio
   * #!subst "/LOCAL_IP/192.0.2.1"
   * request_route { log("hello"); }
   * ```
   */
  badSubst: 'lang/bad-subst',
  /**
   * The expression of `#!ifexp` or `#!defexp` cannot be read.
   *
   * @example
   * ```kamailio
   * #!ifexp KAMAILIO_VERSION >=
   * #!endif
   * request_route { log("hello"); }
   * ```
   */
  ifExpression: 'lang/if-expression',
  /**
   * An `#!else` stands outside of any condition, and has no effect.
   *
   * @example
   * ```kamailio
   * #!else
   * request_route { log("hello"); }
   * ```
   */
  elseWithoutIf: 'lang/else-without-if',
  /**
   * A condition has a second `#!else`, which turns back what the first one turned.
   *
   * @example
   * ```kamailio
   * #!ifdef WITH_TLS
   * #!else
   * #!else
   * #!endif
   * request_route { log("hello"); }
   * ```
   */
  secondElse: 'lang/second-else',
  /**
   * An `#!endif` closes nothing.
   *
   * @example
   * ```kamailio
   * #!endif
   * request_route { log("hello"); }
   * ```
   */
  endifWithoutIf: 'lang/endif-without-if',
  /**
   * A condition has no `#!endif`.
   *
   * A condition may begin in one file and end in another, so only the end of the last file tells.
   *
   * @example
   * ```kamailio
   * request_route { log("hello"); }
   * #!ifdef WITH_TLS
   * ```
   */
  unclosedIf: 'lang/unclosed-if',
  /**
   * Text stands behind a directive where none is looked at.
   *
   * @example
   * ```kamailio
   * #!ifndef WITH_TLS
   * request_route { log("hello"); }
   * #!endif WITH_TLS
   * ```
   */
  directiveText: 'lang/directive-text',
  /**
   * A line looks like a directive but is a comment, as the word is not known.
   *
   * @example
   * ```kamailio
   * #!inlude_file "more.cfg"
   * request_route { log("hello"); }
   * ```
   */
  unknownDirective: 'lang/unknown-directive',
  /**
   * `include_file` or `import_file` is not followed by a file name in quotes.
   *
   * @example
   * ```kamailio
   * include_file more.cfg
   * request_route { log("hello"); }
   * ```
   */
  includeName: 'lang/include-name',
  /**
   * A file that is included is not there, or cannot be read.
   *
   * A relative path is looked for in the working folder, then in the folder of the file that includes it.
   *
   * @example
   * ```kamailio
   * include_file "more.cfg"
   * request_route { log("hello"); }
   * ```
   */
  noSuchFile: 'lang/no-such-file',
  /**
   * There is more of something than the language allows.
   *
   * The limits are 10 files including one another, 512 defines or nested conditions, 200 nested blocks or parentheses, 500
   * operators in an expression.
   *
   * @example
   * ```kamailio
   * include_file "kamailio.cfg"
   * request_route { log("hello"); }
   * ```
   */
  limit: 'lang/limit',
  /**
   * A word or sign stands where something else may stand.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = ); }
   * ```
   */
  unexpected: 'lang/unexpected',
  /**
   * A bracket, a comma, a semicolon or an `=` is missing.
   *
   * @example
   * ```kamailio
   * request_route {
   *     log("hello")
   *     exit;
   * }
   * ```
   */
  missing: 'lang/missing',
  /**
   * A block has no closing brace.
   *
   * @example
   * ```kamailio
   * route[HELLO] {
   *     if ($rU == "a") {
   *         log("hello");
   * }
   * request_route { log("hello"); }
   * ```
   */
  unclosedBlock: 'lang/unclosed-block',
  /**
   * A closing brace closes nothing.
   *
   * @example
   * ```kamailio
   * request_route { log("hello"); } }
   * ```
   */
  extraBrace: 'lang/extra-brace',
  /**
   * A statement stands outside of any routing block.
   *
   * @example
   * ```kamailio
   * request_route { log("hello"); }
   * exit;
   * ```
   */
  outsideRoute: 'lang/outside-route',
  /**
   * There is no routing block of this kind.
   *
   * @example
   * ```kamailio
   * request_rout { log("hello"); }
   * ```
   */
  unknownBlock: 'lang/unknown-block',
  /**
   * The name of a routing block is missing, cannot be a name, or may not be there.
   *
   * @example
   * ```kamailio
   * request_route[MAIN] { log("hello"); }
   * ```
   */
  routeName: 'lang/route-name',
  /**
   * A route is named by a word of the language.
   *
   * @example
   * ```kamailio
   * route[log] { log("hello"); }
   * request_route { log("hello"); }
   * ```
   */
  reservedName: 'lang/reserved-name',
  /**
   * A block holds no statement.
   *
   * @example
   * ```kamailio
   * request_route { }
   * ```
   */
  emptyBlock: 'lang/empty-block',
  /**
   * Braces stand where a statement may stand, without `if`, `else` or `while`.
   *
   * @example
   * ```kamailio
   * request_route {
   *     { log("hello"); }
   * }
   * ```
   */
  bareBlock: 'lang/bare-block',
  /**
   * A word stands where a call, a value or a text in quotes may stand.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = hello; }
   * ```
   */
  bareWord: 'lang/bare-word',
  /**
   * A value stands where a statement may stand, and does nothing.
   *
   * @example
   * ```kamailio
   * request_route { $var(x); }
   * ```
   */
  bareValue: 'lang/bare-value',
  /**
   * An `else` belongs to no `if`; mostly a `;` stands before it.
   *
   * @example
   * ```kamailio
   * request_route {
   *     if ($rU == "a") { log("a"); };
   *     else { log("b"); }
   * }
   * ```
   */
  loneElse: 'lang/lone-else',
  /**
   * `case` or `default` stands outside of a `switch`.
   *
   * @example
   * ```kamailio
   * request_route { default: log("hello"); }
   * ```
   */
  loneCase: 'lang/lone-case',
  /**
   * A `switch` has more than one `default`.
   *
   * @example
   * ```kamailio
   * request_route {
   *     switch ($rU) {
   *         default: log("a");
   *         default: log("b");
   *     }
   * }
   * ```
   */
  secondDefault: 'lang/second-default',
  /**
   * A keyword operand stands outside of a comparison.
   *
   * The variables, such as `$rm` for `method`, may stand anywhere.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = method; }
   * ```
   */
  loneOperand: 'lang/lone-operand',
  /**
   * A keyword operand is compared in a way it does not know.
   *
   * @example
   * ```kamailio
   * request_route { if (method > "A") exit; }
   * ```
   */
  operandOperator: 'lang/operand-operator',
  /**
   * An operator of another language.
   *
   * @example
   * ```kamailio
   * request_route { if ($ru !~ "^sip:") exit; }
   * ```
   */
  unknownOperator: 'lang/unknown-operator',
  /**
   * The left side of an assignment is a variable with a transformation.
   *
   * @example
   * ```kamailio
   * request_route { $(ru{uri.user}) = "bob"; }
   * ```
   */
  notAssignable: 'lang/not-assignable',
  /**
   * A function is called inside of the arguments of another one.
   *
   * @example
   * ```kamailio
   * request_route { xlog(is_method("INVITE")); }
   * ```
   */
  nestedCall: 'lang/nested-call',
  /**
   * `strlen`, `strempty` or `selval` has too few or too many arguments.
   *
   * @example
   * ```kamailio
   * request_route { $var(x) = selval($rU == "a", 1); }
   * ```
   */
  intrinsicArguments: 'lang/intrinsic-arguments',
  /**
   * An address, a mask or a port has a number that is too large.
   *
   * @example
   * ```kamailio
   * listen = udp:192.0.2.300:5060
   * request_route { log("hello"); }
   * ```
   */
  badAddress: 'lang/bad-address',
  /**
   * A name that `#!ifdef` asks for is defined nowhere, while one that differs in a letter is.
   *
   * Names that are switched on by hand are defined nowhere, too, and nothing is said of those.
   *
   * @example
   * ```kamailio
   * #!define WITH_NAT
   * #!ifdef WITH_NATT
   * children = 4
   * #!endif
   * request_route { log("hello"); }
   * ```
   */
  unsetDefine: 'lang/unset-define',
  /**
   * A `socket` block has no `bind`.
   *
   * @example
   * ```kamailio
   * socket = { name = "public"; }
   * request_route { log("hello"); }
   * ```
   */
  socketBind: 'lang/socket-bind',
} as const

/** A code of this layer's front end. */
export type LangCode = (typeof langCodes)[keyof typeof langCodes]
