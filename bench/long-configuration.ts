/** A long configuration, for measuring what depends on length. */

/** One site's routing, 30 lines, each with names and patterns of its own as grown configurations have them. */
function site(n: number): string {
  return `
# calls to and from site ${n}
route[SITE${n}] {
    if (!is_method("INVITE|MESSAGE|SUBSCRIBE")) {
        return;
    }
    $var(site${n}) = "site${n}";
    $avp(user${n}) = $(rU{s.substr,0,3}) + "-" + $var(site${n});
    if ($rd =~ "^site${n}\\.example\\.(com|net)$") {
        xlog("L_INFO", "site ${n}: $rm from $fU@$fd to $ru\\n");
        append_hf("X-Site: ${n}\\r\\n");
        if ($(rU{s.len}) > 6 && $rU =~ "^00") {
            $rU = $(rU{s.substr,2,0});
        } else {
            $rU = "49${n}" + $rU;
        }
        switch ($rm) {
            case "INVITE":
                setflag(1);
                break;
            case "MESSAGE":
                resetflag(2);
                break;
            default:
                xlog("L_DBG", "nothing to do for $rm\\n");
        }
        $rd = "next${n}.example.com";
        $du = "sip:192.0.2.${n % 250}:5060;transport=udp";
        exit;
    }
}
`
}

/** A configuration of about as many lines. */
export function longConfiguration(lines: number): string {
  const count = Math.ceil((lines - 12) / 32)
  const numbers = Array.from({ length: count }, (_, index) => index)
  const modules = ['sl', 'pv', 'maxfwd', 'textops', 'siputils', 'xlog', 'sanity']
  return `#!KAMAILIO
${modules.map((name) => `loadmodule "${name}.so"`).join('\n')}
request_route {
${numbers.map((n) => `    route(SITE${n});`).join('\n')}
}
${numbers.map(site).join('')}`
}
