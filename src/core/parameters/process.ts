/** Parameters: how the server runs as a program. */

import { boolParam, intParam, optionalStrParam, strParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const processParameters = {
  /**
   * How many workers handle messages.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * children = 4
   * request_route { drop; }
   * ```
   */
  children: intParam(8, {
    min: 0,
    max: 1024,
    idle: 'one worker does what several processes do elsewhere, and one runs in this version',
  }),

  /**
   * Whether the server goes to the background when it is started without `-D`.
   *
   * @example Stay in the foreground
   * ```kamailio
   * fork = no
   * request_route { drop; }
   * ```
   */
  fork: boolParam(true),

  /**
   * The user that the server becomes once its sockets are open: a name or a number in quotes.
   *
   * So low ports need no privilege of the user's. It is in that user's groups then, and in no other. A server that is started by that user needs
   * no root. What is opened later, keys that are read again for example, has to be readable for that
   * user. `-u` on the command line says the same.
   *
   * @example Listen on a port of root's, and be nobody
   * ```kamailio
   * listen = udp:192.0.2.1:443
   * user = "nobody"
   * group = "nogroup"
   * request_route { drop; }
   * ```
   */
  user: optionalStrParam({ aliases: ['uid'] }),

  /**
   * The group of the server once its sockets are open; without it the user's own.
   *
   * @example Let a group read what the server writes
   * ```kamailio
   * user = "daemon"
   * group = "adm"
   * request_route { drop; }
   * ```
   */
  group: optionalStrParam({ aliases: ['gid'] }),

  /**
   * The directory that is the root of all paths once the sockets are open.
   *
   * What the server reads later has to be in there under the same name: keys that are read again, the files of name servers. `-t` on the command
   * line says the same.
   *
   * @example Show the server nothing but its own files
   * ```kamailio
   * chroot = "/var/lib/siprose"
   * user = "nobody"
   * request_route { drop; }
   * ```
   *
   * @compat On Linux alone, and only for root.
   */
  chroot: optionalStrParam(),

  /**
   * The directory that the server works in: where paths begin that begin with a dot.
   *
   * `-w` on the command line wins.
   *
   * @example Write what the script writes to a place of its own
   * ```kamailio
   * workdir = "/var/spool/siprose"
   * request_route { drop; }
   * ```
   *
   * @compat Without it the directory stays as it is; Kamailio goes to `/`.
   */
  workdir: optionalStrParam({ aliases: ['wdir'] }),

  /**
   * The directory of files that live as long as the server: sockets that commands come in on.
   *
   * Where it is set it is made, and given to `user`. `-Y` on the command line wins.
   *
   * @example Run two instances side by side
   * ```kamailio
   * rundir = "/run/siprose-edge2"
   * request_route { drop; }
   * ```
   *
   * @compat `/var/run/kamailio` is the default there.
   */
  rundir: strParam('/run/siprose', { aliases: ['run_dir'] }),

  /**
   * How long the server takes to end once it is told to; 0 for as long as that takes.
   *
   * Modules may have something to write before. After this time it ends all the same, with 1.
   *
   * @example Be gone before the service manager kills
   * ```kamailio
   * exit_timeout = 20
   * request_route { drop; }
   * ```
   */
  exit_timeout: intParam(60, { min: 0, max: 86_400, unit: 's', aliases: ['ser_kill_timeout'] }),

  /**
   * How many files and connections may be open; less than 1 leaves it to the system.
   *
   * Where the system allows fewer, and the server is not started by root, it does not start. With `verbose_startup` the log says how many there
   * may be.
   *
   * @example Room for twenty thousand connections
   * ```kamailio
   * open_files_limit = 20500
   * request_route { drop; }
   * ```
   *
   * @compat The runtime takes as many as the system allows without it, too.
   */
  open_files_limit: intParam(-1, { min: -1, max: 1_073_741_816 }),

  /**
   * Whether the system may not write the server's memory to disk when it crashes.
   *
   * @example Keep keys and messages off the disk
   * ```kamailio
   * disable_core_dump = yes
   * request_route { drop; }
   * ```
   *
   * @compat Off, the limit stays what the system has set; Kamailio takes it away.
   */
  disable_core_dump: boolParam(false),

  /**
   * The number of this server among others, for what has to be unlike theirs.
   *
   * @example Number the servers of a cluster
   * ```kamailio
   * loadmodule "corex.so"
   * server_id = 3
   * request_route { via_add_srvid(1); forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   *         Via: SIP/2.0/UDP {srv}:5060;branch={*};srvid=3
   *         Via: SIP/2.0/UDP {alice};{*}
   * ```
   */
  server_id: intParam(0, { min: 0 }),

  /**
   * Whether the log shows at the start what was loaded, and what addresses there are.
   *
   * @example See what a configuration has come to
   * ```kamailio
   * verbose_startup = yes
   * request_route { drop; }
   * ```
   */
  verbose_startup: boolParam(false),

  /**
   * Stands between the words in names of figures that modules make.
   *
   * @example Write such names as a monitoring system wants them
   * ```kamailio
   * stats_name_separator = "-"
   * request_route { drop; }
   * ```
   */
  stats_name_separator: strParam('_'),
} as const
