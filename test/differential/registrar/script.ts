/** What both servers run: a header says what is done with a request. */

/** The configuration, with parameters. */
export function configuration(parameters: readonly string[]): string {
  return `
log_stderror = yes
debug = -2
auto_aliases = no
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "kex.so"
loadmodule "corex.so"
loadmodule "textops.so"
loadmodule "textopsx.so"
#!ifdef BOUNDED_TEXTS
loadmodule "tm.so"
loadmodule "outbound.so"
#!endif
loadmodule "usrloc.so"
loadmodule "registrar.so"
${parameters.map((parameter) => `modparam(${parameter})\n`).join('')}
request_route {
    force_rport();
    if ($rU == "probe" || $rU == "last") { sl_send_reply("200", "OK"); exit; }
    $var(do) = "D" + $hdr(X-Do);
    if ($hdr(X-Do) == $null) {
        if ($rm == "REGISTER") { save("location"); exit; }
        lookup("location");
        route(SHOW);
    }
    route($var(do));
}
route[SHOW] {
    $var(rc) = $rc;
    append_to_reply("X-Show: $var(rc) $ru $du $bf\\r\\n");
    $var(i) = 0;
    while ($var(i) < $branch(count)) {
        append_to_reply("X-Branch-$var(i): $(branch(uri)[$var(i)]) $(branch(dst_uri)[$var(i)]) $(branch(q)[$var(i)]) $(branch(path)[$var(i)]) $(branch(flags)[$var(i)])\\r\\n");
        $var(i) = $var(i) + 1;
    }
    sl_send_reply("200", "Shown");
    exit;
}
route[SAID] {
    append_to_reply("X-Rc: $var(rc)\\r\\n");
    sl_send_reply("299", "Said");
    exit;
}
route[Dquiet] { save("location", "2"); $var(rc) = $rc; route(SAID); }
route[Dprepared] { save("location", "0x12"); $var(rc) = $rc; route(SAID); }
route[Dlater] { save("location", "2"); reg_send_reply(); exit; }
route[Done] { save("location", "4"); exit; }
route[Dother] { save("location", "0", "sip:other@example.com"); exit; }
route[Dnatted] { setbflag(6); save("location"); exit; }
route[Dreceived] { $avp(received) = $hdr(X-With); save("location"); exit; }
route[Dlimited] { $xavp(cfg=>max_contacts) = 1; save("location"); exit; }
route[Dshort] { $xavp(cfg=>expires) = 300; save("location"); exit; }
route[Dattributes] { $xavp(att=>a) = "kept"; save("location"); exit; }
route[Dlookup] { lookup("location", "$hdr(X-With)"); route(SHOW); }
route[Dbranches] { lookup_to_dset("location"); route(SHOW); }
route[Dgroup] { append_branch("sip:carol@example.com"); lookup_branches("location"); route(SHOW); }
route[Dregistered] {
    registered("location", "$hdr(X-With)");
    $var(rc) = "" + $rc + " " + $xavp(rcd=>contact) + " " + $xavp(rcd=>received) + " " + $xavp(rcd=>path);
    route(SAID);
}
route[Dcallid] { $xavp(cfg=>match_callid) = $hdr(X-With); registered("location", "$ru", "1"); $var(rc) = $rc; route(SAID); }
route[Dfrom] { $xavp(cfg=>match_received) = $hdr(X-With); registered("location", "$ru", "2"); $var(rc) = $rc; route(SAID); }
route[Dcontact] {
    $xavp(cfg=>match_contact) = $hdr(X-With);
    registered("location", "$ru", "4", "3");
    $var(rc) = "" + $rc + " " + $xavp(rcd=>contact) + " " + $xavp(att=>a);
    route(SAID);
}
route[Drecord] {
    lookup("location");
    $var(rc) = "" + $rc + " " + $xavp(rcd=>contact) + " " + $xavp(rcd=>received) + " " + $xavp(rcd=>path);
    route(SAID);
}
route[Dunregister] { unregister("location", "$hdr(X-With)"); $var(rc) = $rc; route(SAID); }
route[Dunruid] { unregister("location", "$ru", "$hdr(X-With)"); $var(rc) = $rc; route(SAID); }
route[Dfirst] {
    reg_fetch_contacts("location", "$ru", "c");
    unregister("location", "$ru", "$ulc(c=>ruid)");
    $var(rc) = $rc;
    route(SAID);
}
route[Dfetch] {
    reg_fetch_contacts("location", "$ru", "c");
    $var(rc) = "" + $rc + " " + $ulc(c=>aor) + " " + $ulc(c=>domain) + " " + $ulc(c=>count) + " " + $ulc(c=>addr) + " [" + $ulc(c=>path) + "] [" + $ulc(c=>received) + "]";
    append_to_reply("X-More: $ulc(c=>callid) $ulc(c=>q) $ulc(c=>flags) $ulc(c=>cflags) $ulc(c=>methods) $ulc(c=>regid) $ulc(c=>instance) $ulc(c=>conid) $ulc(c=>server_id)\\r\\n");
    append_to_reply("X-Second: $(ulc(c=>addr)[1]) $(ulc(c=>q)[1]) $(ulc(c=>cflags)[1]) $(ulc(c=>aor)[1]) $(ulc(c=>count)[1])\\r\\n");
    append_to_reply("X-Past: $(ulc(c=>addr)[9]) $(ulc(d=>addr))\\r\\n");
    reg_free_contacts("c");
    append_to_reply("X-Freed: $ulc(c=>addr)\\r\\n");
    route(SAID);
}
`
}
