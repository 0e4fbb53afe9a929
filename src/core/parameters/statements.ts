/** What a configuration sets outside of its routes in a form of its own, read by the language. */

import { statementParam } from '../../runtime/declare/parameter.ts'

const oneOfAKind = 'it chooses between parts of the server of which there is one here'

/** The rows of the table. */
export const statementParameters = {
  /**
   * Loads a module: its functions, variables and parameters exist from there on.
   *
   * The name may have `.so` behind it and folders in front. A second `loadmodule` of one module changes nothing.
   *
   * @example Answer from a module
   * ```kamailio
   * loadmodule "sl"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  loadmodule: statementParam([
    'loadmodule "name"',
    'loadmodule("name")',
    'loadmodule("name", "options")',
  ]),

  /**
   * Loads a module whose name has variables in it.
   *
   * What the server and its surroundings are can be asked for: `$def(name)`, `$env(NAME)`. No message is there yet.
   *
   * @example Let a define choose the module
   * ```kamailio
   * #!define REPLIES sl
   * loadmodulex "$def(REPLIES).so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  loadmodulex: statementParam(['loadmodulex "name"', 'loadmodulex("name")']),

  /**
   * Where modules are looked for that do not come with the server: folders between `:`.
   *
   * Those that come with it are found first, so that the folders of another server may stay in a configuration.
   *
   * @example Keep a module of your own elsewhere
   * ```kamailio
   * loadpath "/usr/lib/siprose/modules:/opt/sip/modules"
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  loadpath: statementParam(['loadpath "folders"'], { aliases: ['mpath'] }),

  /**
   * Sets a parameter of a loaded module.
   *
   * The module is a pattern, so several can be set at once: `"auth|registrar"`. Each that it matches has to have the parameter.
   *
   * @example Allow fewer hops
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "maxfwd.so"
   * modparam("maxfwd", "max_limit", 20)
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  modparam: statementParam(['modparam("module", "name", value)']),

  /**
   * Sets a parameter of a loaded module, with variables in module, name or value.
   *
   * They are replaced once, at load, so they can say what the server and its surroundings are, and nothing of messages. A text stays one: for a
   * number write the variable without quotes, as `$defn(name)` or `$(env(NAME){s.int})`.
   *
   * @example Take a limit from a define
   * ```kamailio
   * #!define HOPS 20
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * loadmodule "maxfwd.so"
   * modparamx("maxfwd", "max_limit", $defn(HOPS))
   * request_route {
   *     mf_process_maxfwd_header("30");
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Max-Forwards: 70
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Max-Forwards: 20
   * ```
   */
  modparamx: statementParam(['modparamx("module", "name", value)']),

  /**
   * Gives names to the flags that `setflag()` sets, and numbers where they matter.
   *
   * A name without a number gets the lowest that is free. There are 32 flags, 0 to 31.
   *
   * @example Speak of flags by their names
   * ```kamailio
   * loadmodule "sl.so"
   * flags ACCOUNTED:1, FROM_GATEWAY
   * request_route {
   *     setflag(FROM_GATEWAY);
   *     if (isflagset(0)) sl_send_reply("200", "It has number 0");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 It has number 0
   * ```
   */
  flags: statementParam(['flags name', 'flags name:number, name…'], { aliases: ['bool'] }),

  /**
   * Gives names to the flags of AVPs.
   *
   * @example Declare a flag of AVPs
   * ```kamailio
   * avpflags dialog_cookie, billed
   * request_route { drop; }
   * ```
   */
  avpflags: statementParam(['avpflags name, name…']),

  /**
   * Says which language routes are written in: `native` or `default`, which is this one.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * cfgengine "native"
   * request_route { drop; }
   * ```
   *
   * @compat There is no other one: Lua, Python and their like are refused, as Kamailio refuses what no module brings.
   */
  cfgengine: statementParam(['cfgengine "name"', 'cfgengine = "name"']),

  /**
   * An address to listen on, and all that is said of it: `listen` in another form.
   *
   * `bind` has to be there; `advertise`, `name` and `virtual` are what they are behind `listen`. Behind the port of `bind` may stand a dash and
   * another one: that makes a socket for each port from the first to the last, up to 1000. Each has the port behind its name, and ports that are
   * advertised count along.
   *
   * @example Listen inside, show the address outside
   * ```kamailio
   * socket = {
   *     bind = udp:192.0.2.1:5060;
   *     advertise = 203.0.113.7:5060;
   *     name = "outside";
   * }
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob < MESSAGE sip:bob@192.0.2.20
   *       Via: SIP/2.0/UDP 203.0.113.7:5060;{*}
   *       Via: SIP/2.0/UDP {alice};{*}
   * ```
   *
   * @example Give each customer a port
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * socket = { bind = udp:192.0.2.1:5070-5072; name = "customer"; }
   * request_route {
   *     $fsn = "customer5071";
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Via: SIP/2.0/UDP 192.0.2.1:5071;{*}
   *         Via: SIP/2.0/UDP {alice};{*}
   * ```
   *
   * @compat `workers`, `agname` and `vrf` are accepted and mean nothing here.
   * @see {@link listen}
   */
  socket: statementParam(['socket = { bind = address; … }']),

  /**
   * A setting of the configuration's own, with a name in two parts that nothing else has.
   *
   * Its value is a number or a text, and may say what it is for. Routes read it as `@cfg_get.group.name`. Some parameters of the core
   * have such names, too: `parser.max_headers`, `sctp.autoclose`.
   *
   * @example Keep the address of a gateway where it is easy to find
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * pstn.gateway = "192.0.2.20" description "where calls to the telephone network go"
   * request_route {
   *     $rd = @cfg_get.pstn.gateway;
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:+15550123@example.com
   * bob   < MESSAGE sip:+15550123@192.0.2.20
   * ```
   */
  'group.name': statementParam([
    'group.name = value',
    'group.name = value description "text"',
    'group[instance].name = value',
  ]),

  /**
   * Sets a rare parameter, whose name stands in brackets as it is no word of the language.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * coreparam[random_engine] = "fast"
   * request_route { drop; }
   * ```
   */
  'coreparam[name]': statementParam(['coreparam[name] = value'], { idle: oneOfAKind }),

  /**
   * The generator of random numbers: `rand` or `fast`.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * coreparam[random_engine] = "rand"
   * request_route { drop; }
   * ```
   */
  'coreparam[random_engine]': statementParam(['coreparam[random_engine] = "fast"'], {
    idle: "random numbers are the system's, so that nobody can guess a tag or a branch",
  }),

  /**
   * Whether the list of timers is checked each time it is used.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * coreparam[timer_sanity_check] = 1
   * request_route { drop; }
   * ```
   */
  'coreparam[timer_sanity_check]': statementParam(['coreparam[timer_sanity_check] = 1'], {
    idle: 'timers are not kept in a list that could break',
  }),

  /**
   * The name of this instance among others.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * coreparam[iuid] = "edge1"
   * request_route { drop; }
   * ```
   */
  'coreparam[iuid]': statementParam(['coreparam[iuid] = "name"'], {
    idle: 'nothing asks for the name of an instance',
  }),
} as const
