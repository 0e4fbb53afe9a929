/** Variables and messages that both servers are asked for, and what they make of containers. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Parts of a class, each as a variable. */
const parts = (name: string, keys: string): readonly string[] =>
  words(keys).map((key) => `$${name}(${key})`)

/** Variables that only read. */
export const variables: readonly string[] = [
  ...words(`$ai $adu $ar $au $ad $aU $aa $adn $adc $adr $ado $Au $AU $bf $bF $bR $br $bs $ci $cl
    $conid $csb $ct $cT $dd $di $dir $dip $dp $dP $du $fd $fn $fs $ft $fu $fU $fUl $mf $mF $mt $mts
    $od $oU $oUl $pd $pn $pr $prid $pu $pU $re $rm $rmid $rr $rs $rsi $rt $rUl $rv $rz $sf $sF $si $siz
    $td $tn $tt $tu $tU $tUl $true $ua $ruid $location_ua`),
  ...words(`$(ai[1]) $(ai[2]) $(pu[1]) $(pU[1]) $(pd[1]) $(pn[1]) $hfl(Route) $(hfl(Route)[1]) $(hfl(Route)[2]) $(hfl(Route)[9]) $hflc(Route) $hfl(Via) $(hfl(Via)[1]) $hflc(Via) $hfl(Contact) $(hfl(Contact)[1])
    $hfl(X-A) $(hfl(X-A)[1]) $hflc(X-A) $hdr(X-A) $(hdr(X-A)[-1]) $hdrc(X-A) $(hdr(X-A)[*]) $hdr(*) $hdr(None) $hfl(None) $hflc(None) $hdrc(None) $(err.class) $(err.level) $(err.info) $(err.rcode) $(err.rreason)`),
  ...parts('af', 'id name'),
  ...parts('nh', 'u U d p P i'),
  ...parts('expires', 'min max'),
  ...parts('msg', 'len body body_len hdrs hdrs_len hdrc fline fpart lpart'),
  ...parts('K', 'WS UDP TCP TLS WSS IPv4 INET IPv6 SCTP INET6'),
  ...parts('rpl', 'duri dhost dport cntvia dproto dprotoid'),
  ...parts('via0', 'host port proto protoid branch received'),
  ...parts('via1', 'host port proto protoid branch received rport'),
  ...parts('viaZ', 'host port proto protoid branch received rport'),
  ...parts('snd', 'ip af buf len port proto sproto'),
  ...parts('sndto', 'ip af buf len port proto sproto'),
  ...parts('Mf', '0 31'),
  ...parts('Sf', '0 31'),
  ...parts('Bf', '0 31'),
  '$_s($rm to $rU)',
  '$cnt($avp(none))',
  '$cnt($xavp(none))',
]

/** A message: all but its Via and the header that names the group of variables. */
export interface Message {
  readonly name: string
  readonly firstLine: string
  readonly lines: readonly string[]
  readonly body: string
  /** Variables whose values differ, with why. */
  readonly differences: ReadonlyMap<string, string>
}

const call = ['Call-ID: v1@example.com', 'Max-Forwards: 70']

/** The messages. */
export const messages: readonly Message[] = [
  {
    name: 'a call with everything',
    firstLine: 'INVITE sip:Bob;x=1@127.0.0.1:5090;transport=udp;lr SIP/2.0',
    lines: [
      'Via: SIP/2.0/TCP mid.example.net:5070;branch=z9hG4bKmid;received=192.0.2.4',
      'Via: SIP/2.0/UDP last.example.net;branch=z9hG4bKlast',
      'Route: <sip:p1.example.com;lr>, <sip:p2.example.com;lr>',
      'Route: <sip:p3.example.com;lr>',
      'From: "Alice A" <sip:Alice@Example.com;x=y>;tag=fr1',
      'To: "Bob" <sip:BOB@example.org>;foo=bar',
      ...call,
      'CSeq: 7 INVITE',
      'Contact: <sip:alice@127.0.0.1;ob>;expires=30;q=0.5, <sip:alice2@127.0.0.1>;expires=90',
      'Contact: <sip:a3@127.0.0.1>',
      'Expires: 120',
      'Diversion: <sip:div@example.com>;reason=user-busy;privacy=full;counter=3',
      'Remote-Party-ID: "RP" <sip:rp@example.com>;party=calling',
      'P-Asserted-Identity: "PAI" <sip:pai@example.com>, <tel:+123>',
      'P-Preferred-Identity: "PPI" <sip:ppi@example.com>, <sip:ppi2@example.net>',
      'Refer-To: <sip:refer@example.com?Replaces=x>',
      'X-A: one, two',
      'X-A: three',
      'User-Agent: UA 1',
      'Proxy-Authorization: Digest username="alice@foo", realm="example.com", nonce="abc", ' +
        'uri="sip:bob@example.com", response="00000000000000000000000000000000", algorithm=MD5, ' +
        'opaque="op", cnonce="cn", qop=auth, nc=00000001',
      'Content-Type: application/sdp',
    ],
    body: 'v=0\r\na\r\n',
    differences: new Map([
      ['$hfl(Contact)', 'contacts stand in their order; there the last of a header comes first'],
      ['$(hfl(Contact)[1])', 'contacts stand in their order'],
    ]),
  },
  {
    name: 'a request with little',
    firstLine: 'MESSAGE sip:127.0.0.1 SIP/2.0',
    lines: [
      'From: <sip:a@example.com>;tag=1',
      'To: <sip:example.org>;tag=2',
      ...call,
      'CSeq: 8 MESSAGE',
    ],
    body: '',
    differences: new Map(),
  },
  {
    name: 'a registration of nothing',
    firstLine: 'REGISTER sips:example.com SIP/2.0',
    lines: [
      'f: sip:a@example.com;tag=1',
      't: <sip:a@example.com>',
      ...call,
      'CSeq: 9 REGISTER',
      'm: *',
      'Expires: 0',
    ],
    body: '',
    differences: new Map([
      ['$hfl(Contact)', 'a star is a value'],
      ['$nh(p)', 'RFC 3261 19.1.2: sips without a port is 5061'],
      ['$nh(P)', 'sips goes over TLS'],
    ]),
  },
]

/** What a script does with containers, and what it looks at then. */
export interface Container {
  readonly name: string
  readonly script: string
  readonly shown: readonly string[]
}

/** The scripts. */
export const containers: readonly Container[] = [
  {
    name: '$xavp: a new record for each assignment',
    script: '$xavp(a=>x) = 1; $xavp(a=>x) = 2; $xavp(a[0]=>x) = 3; $xavp(a[0]=>y) = "s";',
    shown:
      words(`$xavp(a=>x) $xavp(a[1]=>x) $xavp(a=>x[1]) $xavp(a[-1]=>x) $xavp(a=>y) $xavp(a=>x[*])
      $xavp(A=>x) $xavp(a=>X) $cnt($xavp(a)) $cnt($xavp(a=>x)) $cnt($xavp(a[0]=>x[*]))`),
  },
  {
    name: '$xavp: indexes that hold nothing',
    script:
      '$xavp(b=>x) = 1; $xavp(b[5]=>x) = 2; $xavp(b[0]=>x[7]) = 3; $xavp(g[0]=>x) = 4; $xavp(b[0]=>x[*]) = 5;',
    shown: words('$xavp(b=>x) $xavp(b[5]=>x) $xavp(b=>x[*]) $xavp(g=>x) $cnt($xavp(b))'),
  },
  {
    name: '$xavp: values and records of one name',
    script:
      '$xavp(c) = "plain"; $xavp(c) = 7; $xavp(c[1]) = "other"; $xavp(c=>z) = 1; $xavp(c[0]) = $null;',
    shown: words('$xavp(c) $xavp(c[1]) $xavp(c[2]) $xavp(c=>z)'),
  },
  {
    name: '$xavp: removing',
    script:
      '$xavp(d=>x) = 1; $xavp(d[0]=>x) = 2; $xavp(d[0]=>y) = 3; $xavp(d=>x) = $null; $xavp(e) = 1; $xavp(e) = 2; $xavp(e[*]) = $null;',
    shown: words('$xavp(d=>x[*]) $xavp(d=>y) $xavp(e) $cnt($xavp(e))'),
  },
  {
    name: '$xavp: indexes from variables',
    script: '$xavp(h=>x) = "old"; $xavp(h=>x) = "new"; $var(i) = 1; $var(j) = 0;',
    shown: words('$xavp(h[$var(i)]=>x) $xavp(h[$var(j)]=>x)'),
  },
  {
    name: '$xavu and $xavi',
    script:
      '$xavu(u) = 1; $xavu(u) = 2; $xavu(t=>x) = "a"; $xavu(t=>x) = "b"; $xavu(v=>s) = 1; $xavu(v) = 4; $xavi(WhatEver=>FoO) = 1; $xavi(whatever[0]=>bar) = 2;',
    shown: words(
      '$xavu(u) $xavu(t=>x) $xavu(v) $xavu(v=>s) $xavi(WHATEVER=>foo) $xavi(whatEVER=>BAR) $xavi(q)',
    ),
  },
  {
    name: 'functions on $xavp',
    script:
      'xavp_params_explode("a=b;c=d;a=f", "p"); xavp_params_implode("p", "$var(o)"); xavp_slist_explode("a=b; c=d;", "=;", "t", "l"); xavp_child_seti("p", "n", "5"); xavp_child_sets("q", "n", "s"); xavp_copy("p", "0", "r"); xavp_rm("l2"); xavp_child_rm("q", "none");',
    shown: words(
      '$xavp(p=>a[*]) $xavp(p=>n) $var(o) $xavp(l=>v[*]) $xavp(l=>v[0]) $xavp(q=>n) $xavp(r=>c)',
    ),
  },
  {
    name: 'functions on $xavp that fail',
    script:
      '$var(r1) = 1; if (!xavp_params_explode("a=;b", "x")) $var(r1) = 2; $var(r2) = 1; if (!xavp_copy("no", "0", "x")) $var(r2) = 2; $var(r3) = 1; if (!xavp_params_implode("no", "$var(o2)")) $var(r3) = 2; $var(r4) = 1; if (!xavp_slist_explode("", ",", "t", "x")) $var(r4) = 2;',
    shown: words('$var(r1) $var(r2) $var(r3) $var(r4) $xavp(x)'),
  },
  {
    name: '$var, $vn, $vz and $shv',
    script:
      '$vn(q) = 5; $vz(q) = 6; $vn(n) = 1; $vn(n) = $null; $var(z) = "a"; $var(z) = $null; $vz(w) = "b";',
    shown: words('$vn(q) $vz(q) $var(q) $vn(n) $var(z) $var(w)'),
  },
  {
    name: 'names and indexes from variables',
    script:
      'append_hf("X-D: one\\r\\n"); append_hf("X-D: two\\r\\n"); msg_apply_changes(); $var(n) = "dyn"; $var(h) = "X-D"; $var(k) = 1; $(avp(dyn)[*]) = 1; $avp(dyn) = 2; $avp($var(n)) = 3;',
    shown:
      words(`$avp($var(n)) $avp(dyn) $(avp($var(n))[$var(k)]) $(avp(dyn)[$var(k)]) $hdr($var(h))
      $(hdr($var(h))[$var(k)]) $(hdr(X-D)[$var(k)]) $hdrc($var(h)) $hfl($var(h)) $hflc($var(h))`),
  },
  {
    name: 'branches',
    script:
      '$du = "sip:127.0.0.1:5099;transport=tcp"; setbflag("2"); append_branch("sip:b1@127.0.0.1:1", "0.5"); append_branch("sip:b2@127.0.0.1"); $(branch(path)[1]) = "<sip:p;lr>";',
    shown:
      words(`$branch(uri) $(branch(uri)[1]) $(branch(uri)[-1]) $(branch(uri)[2]) $branch(count) $branch(dst_uri)
      $branch(flags) $branch(q) $(branch(path)[1]) $br $bR $nh(d) $nh(p) $nh(P) $dP $dp $dd`),
  },
  {
    name: 'the static branch',
    script:
      'sbranch_reset(); $sbranch(uri) = "sip:s@127.0.0.1"; $sbranch(dst_uri) = "sip:127.0.0.2"; $sbranch(flags) = 3; sbranch_append(); sbranch_set_ruri();',
    shown: words('$sbranch(uri) $sbranch(dst_uri) $branch(uri) $branch(dst_uri) $ru $du $bf'),
  },
  {
    name: 'flags',
    script: 'setflag(3); $Mf(4) = 1; setsflag("31"); $Sf(0) = 1; $bf = 5; resetsflag("0");',
    shown: words('$mf $mF $Mf(3) $Mf(5) $sf $sF $Sf(31) $bf $bF $Bf(2) $Bf(1)'),
  },
  {
    name: 'changed From and To',
    script:
      '$fU = "al"; $fd = "new.example"; $fn = "New Name"; $tn = $null; $tU = $null; $td = "to.example"; msg_apply_changes();',
    shown: words('$hdr(From) $hdr(To) $fU $fd $fn $tu'),
  },
  {
    name: 'values in headers',
    script:
      'append_hf("X-L: one;p=1;q=2, two;p=2\\r\\n"); append_hf("X-L: three\\r\\n"); append_hf("Supported: path, 100rel\\r\\n"); msg_apply_changes(); assign_hf_value("X-L[-1]", "gogo"); remove_hf_value("X-L[2]"); assign_hf_value("X-L.q", "7"); include_hf_value("Supported", "timer"); include_hf_value("Supported", "path"); msg_apply_changes();',
    shown: ['$(hdr(X-L)[0])', '$(hdr(X-L)[1])', '$hdr(Supported)', '$hdrc(X-L)'],
  },
]
