import type { OneAnswer } from './one-answer.ts'
import { options } from './options.ts'
import { common } from './scenario.ts'

/**
 * What a script costs: some sixty statements as grown configurations have them (patterns, tables in memory, texts cut and put together, a
 * loop, a switch, AVPs and XAVPs), then the answer of the scenario `options`.
 */
export const script: OneAnswer = {
  ...options,
  name: 'script',
  operation: 'OPTIONS through 60 statements, stateless 200',

  config: (listen) => `${common(listen)}
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "htable.so"
modparam("htable", "htable", "calls=>size=8;")
modparam("htable", "htable", "hosts=>size=4;")

request_route {
    route(CHECK);
    route(CALLER);
    route(COUNT);
    route(NUMBER);
    route(TARGET);
    route(FEATURES);
    if ($var(score) > 1000) {
        sl_send_reply("503", "Too Much");
        exit;
    }
    sl_send_reply("200", "OK");
    exit;
}

# what scanners send is not answered
route[CHECK] {
    if ($ua =~ "friendly-scanner|sipcli|sipvicious|VaxSIPUserAgent") {
        exit;
    }
    if ($rU == $null || $(rU{s.len}) > 64) {
        sl_send_reply("484", "Address Incomplete");
        exit;
    }
    $var(score) = 0;
    if (is_method("REGISTER|PUBLISH")) {
        $var(score) = $var(score) + 10;
    }
    if ($fd != "example.com" && $fd != "example.net") {
        $var(score) = $var(score) + 1;
    }
}

# who calls: kept for the routes that follow
route[CALLER] {
    $avp(caller) = $fU + "@" + $fd;
    $avp(source) = $si + ":" + $sp;
    $xavp(call=>caller) = $avp(caller);
    $xavp(call[0]=>id) = $ci;
    $xavp(call[0]=>tag) = $ft;
    if ($(avp(caller){s.tolower}) == "load@example.com") {
        $xavp(call[0]=>class) = "load";
    } else {
        $xavp(call[0]=>class) = "other";
    }
}

# how often, and from where
route[COUNT] {
    if ($sht(hosts=>$si) == $null) {
        $sht(hosts=>$si) = 0;
    }
    $sht(hosts=>$si) = $sht(hosts=>$si) + 1;
    $var(slot) = "slot-" + $(ci{s.substr,0,1});
    if ($sht(calls=>$var(slot)) == $null) {
        $sht(calls=>$var(slot)) = 0;
    }
    $sht(calls=>$var(slot)) = $sht(calls=>$var(slot)) + 1;
    if ($sht(calls=>$var(slot)) < 0) {
        $var(score) = $var(score) + 5000;
    }
}

# the number as the rest wants it
route[NUMBER] {
    $var(number) = $rU;
    if ($var(number) =~ "^\\\\+[0-9]+$") {
        $var(number) = $(var(number){s.substr,1,0});
    } else if ($var(number) =~ "^00[1-9][0-9]*$") {
        $var(number) = $(var(number){s.substr,2,0});
    }
    $var(length) = $(var(number){s.len});
    $var(i) = 0;
    $var(sum) = 0;
    while ($var(i) < 5) {
        $var(sum) = $var(sum) + $var(i) * 3;
        $var(i) = $var(i) + 1;
    }
    if ($var(sum) != 30) {
        $var(score) = $var(score) + 5000;
    }
    $avp(number) = "+" + $var(number);
}

# where it would go
route[TARGET] {
    switch ($rm) {
        case "INVITE":
            $var(kind) = "call";
            break;
        case "MESSAGE":
            $var(kind) = "text";
            break;
        case "OPTIONS":
            $var(kind) = "probe";
            break;
        default:
            $var(kind) = "other";
    }
    $var(host) = $(ru{uri.host});
    $var(first) = $(var(host){s.select,0,.});
    $var(target) = "sip:" + $avp(number) + "@" + $var(first) + ".example.com;kind=" + $var(kind);
    if ($(var(target){uri.host}) =~ "\\\\.example\\\\.com$") {
        $avp(target) = $var(target);
    }
    $xavp(call[0]=>target) = $avp(target);
}

# what the caller can do
route[FEATURES] {
    if ($hdr(Accept) =~ "application/sdp") {
        setflag(3);
    }
    if (isflagset(3) && $xavp(call[0]=>class) == "load") {
        $var(score) = $var(score) + 1;
    }
    if ($(xavp(call[0]=>target){s.len}) < 10) {
        $var(score) = $var(score) + 1;
    }
    $avp(caller) = $null;
    $avp(source) = $null;
}
`,
}
