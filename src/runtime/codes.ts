/** The codes of what is wrong with modules when a configuration is loaded. */

/** By name. */
export const moduleCodes = {
  /**
   * There is no module of this name.
   *
   * Those that come with the server are found by their name alone, whatever path is written before it; others in the folders of `loadpath` and
   * `-L`.
   *
   * @example
   * ```kamailio
   * loadmodule "maxfw.so"
   * request_route { exit; }
   * ```
   */
  notFound: 'module/not-found',
  /**
   * A module that does not come with the server cannot be imported.
   *
   * The note says what its code throws. Its folder is one of those of `loadpath` and `-L`; here it imports a package that is not installed.
   *
   * @example
   * ```kamailio
   * loadmodule "greeting.so"
   * request_route { exit; }
   * ```
   * ```file name=greeting/index.js
   * import { greet } from 'a-package-that-is-not-installed'
   * ```
   */
  broken: 'module/broken',
  /**
   * A module works with another one, which is not loaded.
   *
   * @example
   * ```kamailio
   * loadmodule "registrar.so"
   * request_route { exit; }
   * ```
   */
  needs: 'module/needs',
  /**
   * A module cannot be set up the way its parameters say.
   *
   * @example
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "htable", "calls=>size=8;")
   * modparam("htable", "htable", "calls=>size=10;")
   * request_route { exit; }
   * ```
   */
  refused: 'module/refused',
  /**
   * `loadmodulex` or `modparamx` asks for a value that is not there before the first message.
   *
   * @example
   * ```kamailio
   * loadmodulex "$ru"
   * request_route { exit; }
   * ```
   */
  notEvaluated: 'module/not-evaluated',
} as const
