/** Sequences, each with the parameters it is about. */

import { find, register, type Row } from './row.ts'

/** Parameters, and what is asked of a server that has them. */
export interface Profile {
  readonly name: string
  readonly parameters: readonly string[]
  readonly rows: readonly Row[]
}

const SAME_URI = 'RFC 3261 10.3 step 7, 19.1.4: the URIs are the same'
const MOVED = 'a device that has moved is where it is now; Kamailio keeps the contact it had before'
const BOB = 'sip:bob@example.com'
const INSTANCE = '+sip.instance="<urn:uuid:1>"'
const ZERO = 'Expires: 0'

const plain: Profile = {
  name: 'as it is',
  parameters: [],
  rows: [
    find('nobody is there', BOB),
    register('nothing is registered', []),
    register('one contact', '<sip:bob@192.0.2.1>'),
    register('the same again', '<sip:bob@192.0.2.1>'),
    register('a second one with q', '<sip:bob@192.0.2.2;transport=tcp>;q=0.5;expires=100'),
    register('a third one with a higher q', '<sip:bob@192.0.2.3>;q=0.7'),
    register('a fourth one with the same q', '<sip:bob@192.0.2.4>;q=0.5'),
    register('which ones there are', []),
    find('all of them', BOB),
    find('in upper case', 'sip:BOB@EXAMPLE.COM'),
    find('in another domain', 'sip:bob@example.org'),
    find('an escaped user', 'sip:%62ob@example.com'),
    find('a tel URI', 'tel:bob'),
    find('a user with a password', 'sip:bob:secret@example.com'),
    find('nobody of that name', 'sip:bobby@example.com'),
    find('no user', 'sip:example.com'),
    register('one goes', '<sip:bob@192.0.2.3>;expires=0'),
    register('one goes by the header', '<sip:bob@192.0.2.2;transport=tcp>', { headers: [ZERO] }),
    register('one that is not there goes', '<sip:bob@192.0.2.99>;expires=0'),
    register('a star that keeps', '*', { headers: ['Expires: 10'] }),
    register('a star without Expires', '*'),
    register('two stars', ['*', '*'], { headers: [ZERO] }),
    register('a star in one header, a contact in another', ['*', '<sip:a@192.0.2.1>'], {
      headers: [ZERO],
    }),
    register('a contact, then a star', ['<sip:a@192.0.2.1>', '*'], { headers: [ZERO] }),
    register('a star and a contact in one header', '*, <sip:a@192.0.2.1>', {
      headers: [ZERO],
      differs: 'RFC 3261 20.10: a star stands alone',
    }),
    register('they are still there', [], {
      differs: 'the row before has taken them out of Kamailio',
    }),
    register('a star', '*', { headers: [ZERO] }),
    register('a star where nothing is', '*', { headers: [ZERO] }),
    register('a low CSeq, first', '<sip:bob@192.0.2.1>', { callId: 'x', cseq: 10 }),
    register('the same CSeq', '<sip:bob@192.0.2.1>', { callId: 'x', cseq: 10 }),
    register('a lower CSeq', '<sip:bob@192.0.2.1>', { callId: 'x', cseq: 9 }),
    register('a lower CSeq of another Call-ID', '<sip:bob@192.0.2.1>', { callId: 'y', cseq: 9 }),
    register('a lower CSeq takes none out', '<sip:bob@192.0.2.1>;expires=0', {
      callId: 'y',
      cseq: 8,
    }),
    register('one good, one with a lower CSeq', ['<sip:new@192.0.2.1>', '<sip:bob@192.0.2.1>'], {
      callId: 'y',
      cseq: 7,
      differs: 'RFC 3261 10.3 step 7: nothing of a request is done that fails',
    }),
    register('a star', '*', { headers: [ZERO] }),
    register('q that is no number', '<sip:bob@192.0.2.1>;q=high'),
    register('q above one', '<sip:bob@192.0.2.1>;q=1.5'),
    register('q below zero', '<sip:bob@192.0.2.1>;q=-1'),
    register('q without a value', '<sip:bob@192.0.2.1>;q=', {
      differs: 'RFC 3261 25.1: a q has a value',
    }),
    register('q with four digits', '<sip:bob@192.0.2.1>;q=0.1234', {
      differs: 'RFC 3261 25.1: a q has three digits at most',
    }),
    register('a star', '*', { headers: [ZERO] }),
    register('q of zero', '<sip:bob@192.0.2.1>;q=0'),
    register('q of 0.05', '<sip:bob@192.0.2.1>;q=0.05'),
    register('expires that is no number', '<sip:bob@192.0.2.1>;expires=soon'),
    register('an Expires that is no number', '<sip:bob@192.0.2.1>', { headers: ['Expires: soon'] }),
    register('an Expires', '<sip:bob@192.0.2.1>', { headers: ['Expires: 700'] }),
    register('both', '<sip:bob@192.0.2.1>;expires=900', { headers: ['Expires: 700'] }),
    register('too short', '<sip:bob@192.0.2.1>;expires=5'),
    register('2^40 seconds', '<sip:bob@192.0.2.1>;expires=1099511627776', {
      differs: 'RFC 3261 20.19: up to 2^32-1 seconds, and more is that',
    }),
    register('2^32-1 seconds', '<sip:bob@192.0.2.1>;expires=4294967295', {
      differs: 'RFC 3261 20.19: up to 2^32-1 seconds; Kamailio forgets it at once',
    }),
    register('2^31-1 seconds', '<sip:bob@192.0.2.1>;expires=2147483647'),
    register('a bare URI', 'sip:bob@192.0.2.5;x=1;expires=99'),
    register('a display name', '"Bob, at home" <sip:bob@192.0.2.6>'),
    register('a bracket that stays open', '<sip:bob@192.0.2.5'),
    register('nonsense', 'nonsense'),
    register('one good, one nonsense', ['<sip:good@192.0.2.1>', 'nonsense']),
    register('two in one header', '<sip:a@192.0.2.1>, <sip:b@192.0.2.1>;q=0.9'),
    register('a telephone', '<tel:+358401234567>'),
    register('mail', '<mailto:bob@example.com>'),
    register('no user in the contact', '<sip:192.0.2.9>'),
    register('sips', '<sips:bob@192.0.2.1>'),
    register('a long contact', `<sip:${'b'.repeat(600)}@192.0.2.1>`),
    register('a star', '*', { headers: [ZERO] }),
    register('the same one twice', ['<sip:d@192.0.2.1>', '<sip:d@192.0.2.1>;expires=900']),
    register('out and in again', ['<sip:d@192.0.2.1>;expires=0', '<sip:d@192.0.2.1>;expires=800']),
    register('the host in upper case', '<sip:d@HOST.example.com>'),
    register('the host in lower case', '<sip:d@host.example.com>', { differs: SAME_URI }),
    register('an escape', '<sip:%64@host.example.com>', { differs: SAME_URI }),
    register('the port written out', '<sip:d@host.example.com:5060>', { differs: SAME_URI }),
    register('a star', '*', { headers: [ZERO] }),
    register('the user in upper case', ['<sip:D@192.0.2.1>', '<sip:d@192.0.2.1>']),
    register('another transport', ['<sip:t@192.0.2.1>', '<sip:t@192.0.2.1;transport=tcp>']),
    register('another value', ['<sip:t@192.0.2.8;line=1>', '<sip:t@192.0.2.8;line=2>']),
    register('somebody of a tel URI', '<sip:b@192.0.2.1>', { to: 'tel:+358401234567' }),
    register('nobody of a domain', '<sip:b@192.0.2.1>', { to: 'sip:example.com' }),
    register('an escaped user in To', '<sip:b@192.0.2.1>', { to: 'sip:B%6Fb2@example.com' }),
    find('the escaped one', 'sip:bob2@example.com'),
    register('an address of record that is too long', '<sip:b@192.0.2.1>', {
      to: `sip:${'a'.repeat(300)}@example.com`,
    }),
    register('a contact parameter of methods', '<sip:m@192.0.2.1>;methods="INVITE,BYE"', {
      to: 'sip:m@example.com',
    }),
    find('its methods', 'sip:m@example.com', { does: 'fetch' }),
    register('an Allow', '<sip:m@192.0.2.1>', {
      to: 'sip:m@example.com',
      headers: ['Allow: INVITE, ACK, FOO'],
    }),
    register('a required extension that nobody knows', '<sip:m@192.0.2.1>', {
      to: 'sip:m@example.com',
      headers: ['Require: foo'],
    }),
    register('outbound is required, and not there', '<sip:m@192.0.2.1>', {
      to: 'sip:m@example.com',
      headers: ['Require: outbound'],
    }),
    register('two of a kind', ['<sip:q@192.0.2.1>;q=0.9', '<sip:q@192.0.2.2>;q=0.5'], {
      to: 'sip:q@example.com',
    }),
    register('a q that changes', '<sip:q@192.0.2.2>;q=1', {
      to: 'sip:q@example.com',
      differs: 'RFC 3261 10.3 step 8: the order is that of q; Kamailio keeps the first one',
    }),
  ],
}

const flags: Profile = {
  name: 'flags of save()',
  parameters: ['"usrloc", "nat_bflag", 6'],
  rows: [
    register('quiet, a new one', '<sip:f@192.0.2.1>', { headers: ['X-Do: quiet'] }),
    register('quiet, again', '<sip:f@192.0.2.1>', { headers: ['X-Do: quiet'] }),
    register('quiet, a second one', '<sip:f@192.0.2.2>', { headers: ['X-Do: quiet'] }),
    register('quiet, out', '<sip:f@192.0.2.1>;expires=0', { headers: ['X-Do: quiet'] }),
    register('quiet, which', [], { headers: ['X-Do: quiet'] }),
    register('quiet, refused', '*', { headers: ['X-Do: quiet'] }),
    register('quiet, a star', '*', { headers: [ZERO, 'X-Do: quiet'] }),
    register('prepared', '<sip:f@192.0.2.5>', { headers: ['X-Do: prepared'] }),
    register('later', '<sip:f@192.0.2.6>', { headers: ['X-Do: later'] }),
    register('one alone', '<sip:f@192.0.2.7>', { headers: ['X-Do: one'] }),
    register('one alone of two', ['<sip:f@192.0.2.8>', '<sip:f@192.0.2.9>'], {
      headers: ['X-Do: one'],
    }),
    register('for somebody else', '<sip:f@192.0.2.10>', { headers: ['X-Do: other'] }),
    find('who that is', 'sip:other@example.com'),
    register('behind a NAT', '<sip:f@192.0.2.11>;q=1', { headers: ['X-Do: natted'] }),
    find('with its flag', BOB),
    find('the facts of both', BOB, { does: 'fetch' }),
  ],
}

const limits: Profile = {
  name: 'limits',
  parameters: [
    '"usrloc", "use_domain", 1',
    '"registrar", "max_contacts", 3',
    '"registrar", "retry_after", 30',
    '"registrar", "min_expires_mode", 1',
    '"registrar", "max_expires", 7200',
    '"registrar", "realm_prefix", "sip."',
    '"registrar", "default_expires", 1800',
    '"registrar", "default_q", 250',
    '"registrar", "xavp_cfg", "cfg"',
  ],
  rows: [
    register('one', '<sip:a@192.0.2.1>'),
    register('two more', ['<sip:a@192.0.2.2>', '<sip:a@192.0.2.3>']),
    register('one too many', '<sip:a@192.0.2.4>'),
    register('one in, one out', ['<sip:a@192.0.2.4>', '<sip:a@192.0.2.3>;expires=0']),
    register('again is no more', '<sip:a@192.0.2.4>'),
    register('too brief', '<sip:a@192.0.2.4>;expires=20'),
    register('too brief by the header', '<sip:a@192.0.2.4>', { headers: ['Expires: 59'] }),
    register('long', '<sip:a@192.0.2.4>;expires=99999'),
    register('a limit of its own', '<sip:l@192.0.2.1>', {
      to: 'sip:l@example.com',
      headers: ['X-Do: limited'],
    }),
    register('beyond it', '<sip:l@192.0.2.2>', {
      to: 'sip:l@example.com',
      headers: ['X-Do: limited'],
    }),
    register('an interval of its own', '<sip:l@192.0.2.1>;expires=5000', {
      to: 'sip:l@example.com',
      headers: ['X-Do: short'],
    }),
    register('too long a name', '<sip:l@192.0.2.2>', { to: `sip:${'a'.repeat(300)}@example.com` }),
    register('a prefix that means nothing', '<sip:r@192.0.2.1>', { to: 'sip:R@sip.EXAMPLE.com' }),
    find('found without it', 'sip:r@example.com'),
    find('not in another domain', 'sip:r@example.org'),
    register('a domain alone', '<sip:e@192.0.2.1>', { to: 'sip:example.net' }),
    find('found by it', 'sip:example.net'),
  ],
}

const ways: Profile = {
  name: 'Path, received and what scripts see',
  parameters: [
    '"usrloc", "nat_bflag", 6',
    '"usrloc", "xavp_contact", "att"',
    '"registrar", "use_path", 1',
    '"registrar", "path_mode", 0',
    '"registrar", "path_use_received", 1',
    '"registrar", "received_avp", "$avp(received)"',
    '"registrar", "xavp_rcd", "rcd"',
    '"registrar", "xavp_cfg", "cfg"',
    '"registrar", "method_filtering", 1',
  ],
  rows: [
    register('with attributes', '<sip:bob@192.0.2.1>;q=0.9', {
      callId: 'A',
      headers: ['X-Do: attributes', 'Allow: INVITE, OPTIONS'],
    }),
    register('by a Path', '<sip:bob@192.0.2.2>;q=0.5', {
      headers: [
        'Path: <sip:192.0.2.40;lr;received=sip:198.51.100.7:99%3btransport%3dtcp>, <sip:192.0.2.41;lr>',
      ],
    }),
    register('by two Paths', '<sip:bob@192.0.2.5>;q=0.4', {
      headers: ['Path: <sip:192.0.2.40;lr>', 'Path: <sip:192.0.2.41;lr>, <sip:192.0.2.42;lr>'],
    }),
    register('behind a NAT', '<sip:bob@10.0.0.3>;q=0.1', {
      headers: ['X-Do: received', 'X-With: sip:198.51.100.8:66;transport=tcp'],
    }),
    register('a Path that is none', '<sip:bob@192.0.2.7>', {
      headers: ['Path: nonsense'],
    }),
    find('a way for each', BOB),
    find('those that take a MESSAGE', BOB, { method: 'MESSAGE' }),
    find('all as branches', BOB, { does: 'branches' }),
    find('nobody as branches', 'sip:nobody@example.com', { does: 'branches' }),
    find('somebody else', 'sip:x@example.com', { does: 'lookup', with: 'sip:bob@example.org' }),
    find('what is no URI', 'sip:x@example.com', { does: 'lookup', with: 'nonsense' }),
    register('Carol', '<sip:carol@192.0.2.30>', { to: 'sip:carol@example.com' }),
    find('a group', BOB, { does: 'group' }),
    find('a group without its first', 'sip:nobody@example.com', { does: 'group' }),
    find('registered', 'sip:x@example.com', { does: 'registered', with: BOB }),
    find('not registered', 'sip:x@example.com', { does: 'registered', with: 'sip:y@example.com' }),
    find('registered, no URI', 'sip:x@example.com', { does: 'registered', with: 'nonsense' }),
    find('by this Call-ID', BOB, { does: 'callid', with: 'A' }),
    find('by no such Call-ID', BOB, { does: 'callid', with: 'B' }),
    find('from there', BOB, { does: 'from', with: 'sip:198.51.100.8:66;transport=tcp' }),
    find('not from there', BOB, { does: 'from', with: 'sip:198.51.100.9' }),
    find('with this contact', BOB, { does: 'contact', with: 'sip:bob@192.0.2.1' }),
    find('with no such contact', BOB, { does: 'contact', with: 'sip:bob@192.0.2.9' }),
    find('its record', BOB, { does: 'record' }),
    find('all that is known', BOB, { does: 'fetch' }),
    find('nothing is known', 'sip:nobody@example.com', { does: 'fetch' }),
    find('out: no such record', BOB, { does: 'unruid', with: 'nobody' }),
    find('out: the first', BOB, { does: 'first' }),
    find('the others are there', BOB),
    find('out: nobody', BOB, { does: 'unregister', with: 'sip:nobody@example.com' }),
    find('out: no URI', BOB, { does: 'unregister', with: 'nonsense' }),
    find('out: Carol', BOB, { does: 'unregister', with: 'sip:carol@example.com' }),
    find('Carol is out', 'sip:carol@example.com'),
  ],
}

const strict: Profile = {
  name: 'a strict Path, and flows',
  parameters: [
    '"registrar", "use_path", 1',
    '"registrar", "path_mode", 2',
    '"registrar", "outbound_mode", 1',
    '"registrar", "flow_timer", 25',
  ],
  rows: [
    register('a Path without support', '<sip:p@192.0.2.1>', {
      headers: ['Path: <sip:192.0.2.40;lr;ob>'],
      differs: 'RFC 3327 5.3: the request is refused; Kamailio says so, and registers the contact',
    }),
    register('a star', '*', { headers: [ZERO] }),
    register('a Path with support', '<sip:p@192.0.2.1>', {
      headers: [
        'Supported: path',
        'Path: <sip:192.0.2.40;lr>',
        'Path: <sip:192.0.2.41;lr>, <sip:192.0.2.42;lr>',
      ],
    }),
    register('no Path', '<sip:p@192.0.2.1>'),
    register('a star', '*', { headers: [ZERO] }),
    register('an instance', `<sip:a@192.0.2.1>;${INSTANCE}`),
    register('the instance elsewhere', `<sip:a@192.0.2.2>;${INSTANCE}`),
    register('its GRUUs', `<sip:a@192.0.2.2>;${INSTANCE}`, { headers: ['Supported: gruu'] }),
    find('by its GRUU', 'sip:bob@example.com;gr=urn:uuid:1'),
    register('the contact without an instance', '<sip:a@192.0.2.2>', {
      headers: ['Supported: gruu'],
      differs: 'a contact is what its last REGISTER says; Kamailio keeps the instance',
    }),
    find('by a GRUU of nobody', 'sip:bob@example.com;gr=urn:uuid:2'),
    find('by a GRUU that is over', 'sip:uloc-1-2-3-4@example.com;gr'),
    register('a star', '*', { headers: [ZERO] }),
    register('a flow', `<sip:a@192.0.2.1>;reg-id=1;${INSTANCE}`, {
      headers: ['Supported: outbound, gruu'],
    }),
    register('the flow by an edge proxy', `<sip:a@192.0.2.1>;reg-id=1;${INSTANCE}`, {
      headers: ['Supported: outbound, path', 'Path: <sip:192.0.2.40;lr;ob>'],
    }),
    register('the flow with another contact', `<sip:a@192.0.2.2>;reg-id=1;${INSTANCE}`, {
      headers: ['Supported: outbound, path', 'Path: <sip:192.0.2.40;lr;ob>'],
    }),
    register('a second flow', `<sip:a@192.0.2.2>;reg-id=2;${INSTANCE}`, {
      headers: ['Supported: outbound, path', 'Path: <sip:192.0.2.40;lr;ob>'],
    }),
    register(
      'two flows in one request',
      [`<sip:a@192.0.2.2>;reg-id=2;${INSTANCE}`, `<sip:a@192.0.2.3>;reg-id=1;${INSTANCE}`],
      {
        headers: ['Supported: outbound, path', 'Path: <sip:192.0.2.40;lr;ob>'],
        differs: 'RFC 5626 6: a request with reg-id has one contact',
      },
    ),
    register('an edge proxy that keeps no flows', `<sip:e@192.0.2.1>;reg-id=1;${INSTANCE}`, {
      to: 'sip:e@example.com',
      headers: ['Via: SIP/2.0/UDP 192.0.2.50;branch=z9hG4bKe', 'Supported: outbound, path'],
    }),
    register('outbound is required', '<sip:q@192.0.2.1>', {
      to: 'sip:q@example.com',
      headers: ['Require: outbound'],
    }),
    register('a reg-id alone', '<sip:q@192.0.2.1>;reg-id=1', {
      to: 'sip:q@example.com',
      headers: ['Supported: outbound'],
    }),
  ],
}

const required: Profile = {
  name: 'flows are required',
  parameters: ['"registrar", "outbound_mode", 2', '"registrar", "gruu_enabled", 0'],
  rows: [
    register('without support', '<sip:a@192.0.2.1>', {
      differs: 'RFC 5626 6.1, and the documentation of the parameter; Kamailio registers it',
    }),
    register('with support', `<sip:b@192.0.2.1>;reg-id=1;${INSTANCE}`, {
      to: 'sip:b@example.com',
      headers: ['Supported: outbound'],
    }),
    register('nothing but a question', [], {
      to: 'sip:b@example.com',
      differs: 'the question says nothing of outbound; Kamailio remembers the request before it',
    }),
  ],
}

/** One contact, twice from different devices. */
const twice = (mode: number): readonly Row[] => {
  const differs = mode === 3 ? { differs: MOVED } : {}
  return [
    register('the first', '<sip:a@192.168.1.2>', {
      callId: 'one',
      cseq: 10,
      headers: ['Path: <sip:192.0.2.40;lr>'],
    }),
    register('another Call-ID', '<sip:a@192.168.1.2>', {
      callId: 'two',
      cseq: 5,
      headers: ['Path: <sip:192.0.2.40;lr>'],
    }),
    register('another Path', '<sip:a@192.168.1.2>', {
      callId: 'two',
      cseq: 6,
      headers: ['Path: <sip:192.0.2.41;lr>'],
    }),
    register('another contact', '<sip:b@192.168.1.3>', {
      ...differs,
      callId: 'two',
      cseq: 7,
      headers: ['Path: <sip:192.0.2.41;lr>'],
    }),
    register('a lower CSeq', '<sip:a@192.168.1.2>', {
      ...differs,
      callId: 'two',
      cseq: 2,
      headers: ['Path: <sip:192.0.2.41;lr>'],
    }),
    register('the first one goes', '<sip:a@192.168.1.2>;expires=0', {
      ...differs,
      callId: 'one',
      cseq: 11,
      headers: ['Path: <sip:192.0.2.40;lr>'],
    }),
    find(`who is left with mode ${mode}`, BOB, differs),
  ]
}

const matching: readonly Profile[] = [0, 1, 2, 3].map((mode) => ({
  name: `matching_mode ${mode}`,
  parameters: [
    `"usrloc", "matching_mode", ${mode}`,
    '"registrar", "use_path", 1',
    '"registrar", "path_mode", 1',
  ],
  rows: twice(mode),
}))

const newest: Profile = {
  name: 'the newest first, one alone',
  parameters: [
    '"usrloc", "desc_time_order", 1',
    '"registrar", "append_branches", 0',
    '"registrar", "case_sensitive", 1',
    '"registrar", "received_param", "rcv"',
    '"registrar", "received_avp", "$avp(received)"',
  ],
  rows: [
    register('one', '<sip:a@192.0.2.1>;q=1'),
    register('two', '<sip:a@192.0.2.2>;q=0.1'),
    register('one again', '<sip:a@192.0.2.1>;q=1'),
    find('one alone', BOB),
    find('not Bob', 'sip:Bob@example.com'),
    register('a parameter of another name', '<sip:a@192.0.2.3>', {
      to: 'sip:r@example.com',
      headers: ['X-Do: received', 'X-With: sip:198.51.100.8'],
    }),
  ],
}

/** All sequences. */
export const profiles: readonly Profile[] = [
  plain,
  flags,
  limits,
  ways,
  strict,
  required,
  newest,
  ...matching,
]
