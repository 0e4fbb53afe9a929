/** Pieces of script that end the script or let it go on: what stands behind them answers the request. */

/** Each runs in a request of its own; behind it the request is answered. */
export const endings: readonly string[] = [
  '$var(x) = 1;',
  'exit;',
  'exit();',
  'exit 5;',
  'drop;',
  'return;',
  'return 0;',
  'return 1;',
  'return -1;',
  'break;',
  'if (1) exit;',
  'if (0) exit;',
  'if (1) break;',
  'while (1) exit;',
  'while (1) { break; }',
  'switch (1) { case 1: exit; }',
  'switch (1) { case 1: break; }',
  'route(ZERO);',
  'route(EXITS);',
  'route(DROPS);',
  'route(SEVEN);',
  'route(MINUS);',
  'route(BARE);',
  'route(BREAKS);',
  'route(NESTED);',
  'if (route(ZERO)) $var(x) = 1;',
  'if (!route(ZERO)) $var(x) = 1;',
  'if (route(EXITS)) $var(x) = 1;',
  '$var(x) = route(ZERO);',
  '$var(x) = route(EXITS);',
  '$var(x) = { return 0; };',
  'if ({ return 0; }) $var(x) = 1;',
  '$var(n) = "ZERO"; route($var(n));',
  '$var(n) = "NOWHERE"; route($var(n));',
  '$var(x) = 1 / $var(zero);',
  'is_int("$var(word)");',
  'strip(500);',
  'if (route(MINUS) && route(EXITS)) $var(x) = 1;',
  'if (route(SEVEN) || route(EXITS)) $var(x) = 1;',
  'if (route(SEVEN) && route(EXITS)) $var(x) = 1;',
]

/** The routes they call, which others do not. */
export const endingRoutes = `
route[ZERO] { return 0; }
route[EXITS] { exit; }
route[DROPS] { drop; }
route[NESTED] { route(ZERO); return 1; }
`

/** Each piece behind a test of the user that asks for it. */
export const endingBlocks: string = endings
  .map((_, at) => `if ($rU == "end${at}") route(END${at});`)
  .join('\n    ')

/** The routes of the pieces. A piece that leaves its route comes back to where the request is answered. */
export const endingBodies: string = endings
  .map((text, at) => `route[END${at}] { ${text} sl_send_reply("202", "Behind"); exit; }`)
  .join('\n')
