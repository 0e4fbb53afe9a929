/** From, To, Contact and Route: names, brackets, parameters, tags. */

import {
  ANY_SCHEME,
  FIRST_OF_LIST,
  QUOTED,
  TEL_PARAMETERS,
  TRIM,
  because,
  options,
  request,
  type Row,
} from './message.ts'

const from = (value: string): string => options(`From: ${value}`)
const toHeader = (value: string): string => options(`To: ${value}`)
const contact = (...values: readonly string[]): string =>
  options(...values.map((value) => `Contact: ${value}`))

export const addressRows: readonly Row[] = [
  { name: 'From without brackets', text: from('sip:alice@example.com;tag=a1') },
  {
    name: 'From without brackets: parameters are the header’s',
    text: from('sip:alice@example.com;x=1;tag=a1'),
  },
  {
    name: 'From with parameters inside and outside',
    text: from('<sip:alice@example.com;x=in>;x=out;tag=a1'),
  },
  {
    name: 'From with a name of words',
    text: from('Alice of Wonderland <sip:alice@example.com>;tag=a1'),
  },
  { name: 'From with a quoted name', text: from('"Alice" <sip:alice@example.com>;tag=a1') },
  { name: 'From with an empty quoted name', text: from('"" <sip:alice@example.com>;tag=a1') },
  {
    name: 'a quoted name with escaped quotes',
    text: from('"Alice \\"Al\\" L." <sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a quoted name that ends in a backslash',
    text: from('"Alice \\\\" <sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a quoted name with a comma',
    text: from('"Liddell, Alice" <sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a quoted name with a semicolon',
    text: from('"Alice;tag=no" <sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a quoted name with brackets',
    text: from('"<sip:no@example.net>" <sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a quoted name with an at-sign and a colon',
    text: from('"sip:no@example.net" <sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a quoted name in UTF-8',
    text: from('"\xc3\x81l\xc3\xafce \xe5\xa4\xa7" <sip:alice@example.com>;tag=a1'),
  },
  { name: 'a quoted name with a tab', text: from('"Alice\tL" <sip:alice@example.com>;tag=a1') },
  {
    name: 'no blank between a name and its bracket',
    text: from('Alice<sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'no blank between a quoted name and its bracket',
    text: from('"Alice"<sip:alice@example.com>;tag=a1'),
  },
  {
    name: 'a name of every character a token may have',
    text: from("A1-.!%*_+`'~ <sip:alice@example.com>;tag=a1"),
  },
  {
    name: 'blanks around everything',
    differs: [
      because(TRIM, {
        'hdr(From)': '"Alice"   <sip:alice@example.com>  ;  x  =  1  ;  tag  =  a1',
        'hdr(From){tobody.params}': 'x  =  1  ;  tag  =  a1',
      }),
    ],
    text: from('  "Alice"   <sip:alice@example.com>  ;  x  =  1  ;  tag  =  a1  '),
  },
  {
    name: 'tabs around everything',
    differs: [
      because(TRIM, {
        'hdr(From)': '"Alice"\t<sip:alice@example.com>\t;\tx\t=\t1\t;\ttag\t=\ta1',
        'hdr(From){tobody.params}': 'x\t=\t1\t;\ttag\t=\ta1',
      }),
    ],
    text: from('\t"Alice"\t<sip:alice@example.com>\t;\tx\t=\t1\t;\ttag\t=\ta1\t'),
  },
  { name: 'a parameter before the tag', text: from('<sip:alice@example.com>;x=1;tag=a1') },
  { name: 'a parameter after the tag', text: from('<sip:alice@example.com>;tag=a1;x=1') },
  {
    name: 'a parameter without value before the tag',
    text: from('<sip:alice@example.com>;x;tag=a1'),
  },
  { name: 'a quoted parameter', text: from('<sip:alice@example.com>;x="one;tag=two";tag=a1') },
  {
    name: 'a quoted parameter with escapes',
    differs: [
      because(QUOTED, {
        fu: 'sip:alice@example.com',
        fU: 'alice',
        fd: 'example.com',
        ft: 'a1',
        'fu{uri.host}': 'example.com',
        'fu{uri.port}': '',
        'fu{uri.params}': '',
        'sel(from.uri)': 'sip:alice@example.com',
        'sel(from.uri.user)': 'alice',
        'sel(from.tag)': 'a1',
        'sel(from.params.x)': 'a\\"b\\\\',
        'hdr(From){tobody.uri}': 'sip:alice@example.com',
        'hdr(From){tobody.user}': 'alice',
        'hdr(From){tobody.display}': '',
        'hdr(From){tobody.params}': 'x="a\\"b\\\\";tag=a1',
      }),
    ],
    text: from('<sip:alice@example.com>;x="a\\"b\\\\";tag=a1'),
  },
  {
    name: 'a parameter that is a host',
    text: from('<sip:alice@example.com>;x=[2001:db8::1];tag=a1'),
  },
  { name: 'TAG in upper case', text: from('<sip:alice@example.com>;TAG=a1') },
  { name: 'a tag of odd characters', text: from("<sip:alice@example.com>;tag=-.!%*_+`'~09") },
  { name: 'a long tag', text: from(`<sip:alice@example.com>;tag=${'t'.repeat(700)}`) },
  {
    name: 'a parameter whose name starts like tag',
    text: from('<sip:alice@example.com>;tagged=no;tag=a1'),
  },
  {
    name: 'From with a port, a password and parameters',
    text: from('<sip:alice:pw@example.com:5070;x=1;lr>;tag=a1'),
  },
  { name: 'From with URI headers', text: from('<sip:alice@example.com?subject=a%20b>;tag=a1') },
  { name: 'From at an IPv6 host', text: from('<sip:alice@[2001:db8::10]:5070>;tag=a1') },
  { name: 'From without user', text: from('<sip:example.com>;tag=a1') },
  { name: 'From with a comma in the user', text: from('<sip:alice,liddell@example.com>;tag=a1') },
  { name: 'From with a semicolon in the user', text: from('<sip:alice;x=1@example.com>;tag=a1') },
  { name: 'From sips', text: from('<sips:alice@example.com>;tag=a1') },
  {
    name: 'From a telephone',
    differs: [because(TEL_PARAMETERS, { 'fu{uri.params}': 'x=1' })],
    text: from('<tel:+12015550123;x=1>;tag=a1'),
  },
  {
    name: 'From a telephone number with parameters of its own',
    text: from('<sip:+12015550123;ext=7@example.com;user=phone>;tag=a1'),
  },
  { name: 'From a telephone without brackets', text: from('tel:+12015550123;tag=a1') },
  {
    name: 'From a web page',
    differs: [
      because(ANY_SCHEME, {
        'fu{uri.host}': '',
        'fu{uri.port}': '',
        'fu{uri.params}': '',
        'hdr(From){tobody.uri}': 'http://example.com/a;b?c=d',
        'hdr(From){tobody.user}': '',
        'hdr(From){tobody.display}': '"A page"',
        'hdr(From){tobody.params}': 'tag=a1',
      }),
    ],
    text: from('"A page" <http://example.com/a;b?c=d>;tag=a1'),
  },
  { name: 'From anonymous', text: from('"Anonymous" <sip:anonymous@anonymous.invalid>;tag=a1') },
  { name: 'From with a scheme in upper case', text: from('<SIP:alice@EXAMPLE.com>;tag=a1') },
  { name: 'From without tag (RFC 2543)', text: from('<sip:alice@example.com>') },
  { name: 'To with a tag', text: toHeader('"Bob" <sip:bob@example.com>;tag=b2') },
  { name: 'To without brackets, with a tag', text: toHeader('sip:bob@example.com;tag=b2') },
  { name: 'To with a parameter', text: toHeader('<sip:bob@example.com>;x="quoted"') },
  { name: 'To with a parameter in the URI', text: toHeader('<sip:bob@example.com;tag=no>') },
  { name: 'To with an escaped user', text: toHeader('<sip:b%6fb@example.com>') },
  { name: 'To with a password', text: toHeader('<sip:bob:pw@example.com>') },
  { name: 'a Contact', text: contact('<sip:alice@192.0.2.10>') },
  {
    name: 'a Contact without brackets',
    differs: [
      because('RFC 3261 20.10: without brackets, parameters belong to the header', {
        'hdr(Contact){nameaddr.uri}': 'sip:alice@192.0.2.10',
      }),
    ],
    text: contact('sip:alice@192.0.2.10;expires=60'),
  },
  {
    name: 'a Contact with name, q and expires',
    differs: [because(TRIM, { 'hdr(Contact){nameaddr.name}': '"Alice, desk"' })],
    text: contact('"Alice, desk" <sip:alice@192.0.2.10;x=in>;q=0.7;expires=3600;x=out'),
  },
  {
    name: 'two Contacts in a line',
    differs: [
      because(FIRST_OF_LIST, {
        'sel(contact.uri)': 'sip:a@192.0.2.10',
        'sel(contact.uri.host)': '192.0.2.10',
        'sel(contact.name)': '',
        'sel(contact.q)': '1',
      }),
    ],
    text: contact('<sip:a@192.0.2.10>;q=1, "B" <sip:b@192.0.2.11>;q=0.5'),
  },
  { name: 'two Contact lines', text: contact('<sip:a@192.0.2.10>', '<sip:b@192.0.2.11>') },
  {
    name: 'Contacts in lines and joined',
    differs: [
      because(FIRST_OF_LIST, {
        'sel(contact.uri)': 'sip:a@192.0.2.10',
        'sel(contact.uri.host)': '192.0.2.10',
      }),
    ],
    text: contact('<sip:a@192.0.2.10>,<sip:b@192.0.2.11>', '<sip:c@192.0.2.12>'),
  },
  {
    name: 'a Contact of every device',
    text: contact(
      '<sip:alice@192.0.2.10>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-AABBCCDDEEFF>";reg-id=1;expires=60',
    ),
  },
  { name: 'q of three digits', text: contact('<sip:a@192.0.2.10>;q=0.123') },
  { name: 'q without digits after the dot', text: contact('<sip:a@192.0.2.10>;q=1.') },
  { name: 'Q and EXPIRES in upper case', text: contact('<sip:a@192.0.2.10>;Q=0.5;EXPIRES=30') },
  { name: 'expires as large as it may be', text: contact('<sip:a@192.0.2.10>;expires=4294967295') },
  {
    name: 'a Contact that is a mailbox',
    differs: [because(ANY_SCHEME, { 'sel(contact.uri.host)': '' })],
    text: contact('<mailto:alice@example.com>'),
  },
  {
    name: 'a Contact with a quoted comma in a parameter',
    differs: [
      because(FIRST_OF_LIST, {
        'sel(contact.uri)': 'sip:a@192.0.2.10',
        'sel(contact.uri.host)': '192.0.2.10',
        'sel(contact.params.x)': 'a,b',
      }),
    ],
    text: contact('<sip:a@192.0.2.10>;x="a,b", <sip:c@192.0.2.11>'),
  },
  {
    name: 'a Contact with a comma and a question mark in its URI',
    text: contact('<sip:a,b@192.0.2.10?h=1,2>;x=1'),
  },
  {
    name: 'Contact *',
    text: request('REGISTER sip:example.com', ['Contact: *', 'Expires: 0']),
  },
  {
    name: 'Contact * with blanks around it',
    differs: [because(TRIM, { ct: '*', 'hdr(Contact)': '*', 'hdr(Contact){nameaddr.uri}': '*' })],
    text: request('REGISTER sip:example.com', ['m :  *  ', 'Expires: 0']),
  },
  { name: 'a Route', text: options('Route: <sip:proxy.example.net;lr>') },
  {
    name: 'two Routes in a line',
    text: options('Route: <sip:p1.example.net;lr>,<sip:p2.example.net;lr>'),
  },
  {
    name: 'two Route lines',
    text: options('Route: <sip:p1.example.net;lr>', 'Route: <sip:p2.example.net;lr>'),
  },
  {
    name: 'a Route with a name, parameters and a quoted comma',
    text: options('Route: "Edge, one" <sip:p1.example.net;lr>;x="a,b" , <sip:p2.example.net;lr>'),
  },
  { name: 'a strict Route', text: options('Route: <sip:p1.example.net>') },
  {
    name: 'Record-Routes',
    text: options(
      'Record-Route: <sip:p1.example.net;lr;x=1>',
      'Record-Route: <sip:p2.example.net;lr>',
    ),
  },
]
