/**
 * Where the survey of a message leaves what it has found: the numbers it writes, and the places of its memory.
 *
 * Both sides read this file, the one that is compiled to WebAssembly and the one that is not: plain constants only. Offsets count from
 * the first byte of the message.
 */

/** The first number of a group is this where its header is absent, or not written as nearly all write it: its grammar reads it then. */
export const UNREAD = -1
/** Said of a tag: nothing at all stands behind the address. */
export const ABSENT = -2

/** The bit of the method, see `MethodId`; 0 for one that has none, and in a reply. */
export const METHOD_ID = 0
/** Where the request URI starts; 0 in a reply, as is its end. */
export const URI_START = 1
export const URI_END = 2
/** The status of a reply, 0 in a request. */
export const STATUS = 3
/** Where the headers start. */
export const FIRST_LINE_END = 4
/** Where the headers end: where the empty line starts. */
export const HEADERS_END = 5
export const BODY_START = 6
/** How many headers there are. */
export const HEADER_COUNT = 7
/** A bit for each header number below 32 that was met. */
export const SEEN = 8
/** The same for those with numbers from 32 on, some of which share a bit with another: the number's lowest five bits say which. */
export const SEEN_MORE = 13
/** A bit for each header number below 32 that was met again. */
export const REPEATED = 9
/** Bytes of the longest header. */
export const LONGEST = 10
/** Commas and semicolons, at least, of that header longer than {@link LONG} which has most of them. */
export const MOST_SEPARATORS = 11
export const LONG = 256
/** As many as there can be Vias: their headers, commas and semicolons. */
export const MOST_VIAS = 12

/**
 * A span is a text of the message as one number: where it starts in the bits above, where it ends below. One that ends past
 * {@link SPAN_END} is left unread.
 */
export const SPAN_SHIFT = 16
export const SPAN_END = 32767
/** The span of the tag of From; {@link UNREAD} or {@link ABSENT}. */
export const FROM_TAG = 16
export const TO_TAG = 17
/** The span of Call-ID. */
export const CALL_ID = 18
/** The span of the URI of the first contact. */
export const CONTACT = 19
/** The number of CSeq, where its method is one that has a bit. */
export const CSEQ_NUMBER = 20
/** The bit of its method. */
export const CSEQ_METHOD_ID = 21
export const MAX_FORWARDS_NUMBER = 22
export const CONTENT_LENGTH_NUMBER = 23

/** Where the host of the request URI starts: of one with the scheme `sip`, no password, no headers, and no IPv6 address. */
export const HOST = 24
/** From there on, the parts of a URI: where its host ends, */
export const HOST_END = 25
/** where its user ends, {@link UNREAD} if there is none, */
export const USER_END = 26
/** its port, {@link UNREAD} if none is written, where that ends, and where its parameters start. */
export const PORT = 27
export const PORT_END = 28
export const PARAMS = 29

/** How many Routes there are, where each is the URI of such a kind in `<` and `>`, with nothing behind it. */
export const ROUTE_COUNT = 30

/** Where the top Via starts. */
export const VIA_START = 31
export const VIA_END = 32
/** Its transport: UDP, TCP, TLS, WSS or WS, from 0 on. */
export const VIA_TRANSPORT = 33
export const VIA_HOST = 34
export const VIA_HOST_END = 35
/** {@link UNREAD} if none is written. */
export const VIA_PORT = 36
export const VIA_PARAMS = 37
export const VIA_PARAMS_END = 38
/** {@link UNREAD} if there is no such parameter, as all of it is; so it is with the two others. */
export const BRANCH_END = 39
export const BRANCH = 40
/** 1 if it is a token. */
export const BRANCH_IS_TOKEN = 41
export const RECEIVED_END = 42
export const RECEIVED = 43
export const RPORT_END = 44
export const RPORT_NAME_END = 45
/** 0 if the parameter has no value. */
export const RPORT = 46
/** Where the comment starts, with its parenthesis; {@link UNREAD} if there is none. */
export const VIA_COMMENT = 47

/** Where the address that was asked for last starts, and ends; places here are offsets, {@link UNREAD} for what is not there. */
export const ADDRESS = 52
export const ADDRESS_END = 53
/** Where its display name ends: where it starts, if it has none. */
export const DISPLAY_END = 54
export const ADDRESS_URI = 55
export const ADDRESS_URI_END = 56
/** Where its parameters start; where it ends, if it has none. */
export const ADDRESS_PARAMS = 57
/** Where the values of some parameters start, and end; of one without a value, both are where its name ends. */
export const TAG = 58
export const TAG_END = 59
export const Q = 60
export const Q_END = 61
export const EXPIRES = 62
export const EXPIRES_END = 63

/** Where the entries of the headers start, one number each: offset times 512, plus 256 if it is folded, plus the header's number. */
export const DIRECTORY = 64
/** Headers that the survey has room for. */
export const MAX_HEADERS = 256

/** Where the Routes are: each where its URI starts and ends, and the parts of that, from {@link HOST} to {@link PARAMS}. */
export const ROUTES = 320
export const ROUTE_NUMBERS = 8
export const MAX_ROUTES = 16
/** How many numbers there are. */
export const NUMBER_COUNT = 448

/** Where the numbers are in the memory. */
export const NUMBERS_AT = 1024
/**
 * Sets of characters, 16 bytes each: the bit `high` of the byte `low` says whether the character is in the set that has `high` as its
 * upper four bits and `low` as its lower four. None has one above 127.
 */
export const TOKENS_AT = 3072
export const HOSTS_AT = 3088
/** What users, and parameters with all between them, may have in a URI of `sip`. */
export const USERS_AT = 3104
export const PARAMETERS_AT = 3120
/** Tables, 256 bytes each, one a byte, unless said otherwise. */
export const VIA_NAMES_AT = 4096
export const VIA_VALUES_AT = 4352
/** Numbers of headers by their short names. */
export const COMPACT_AT = 4608
/** Numbers of headers by the hash of their names: 1024 bytes. */
export const HEADER_SLOTS_AT = 5120
/** The names in small letters, {@link PADDED_NAME} bytes each, by the numbers of the headers; the last byte is the length. */
export const NAMES_AT = 6144
export const PADDED_NAME = 48
export const LONGEST_NAME = 47
/** Where the message is put, and how long it may be. */
export const MESSAGE_AT = 16384
export const MAX_MESSAGE = 65536
/** The whole memory, in pages of 65536 bytes: two, since a little is read past the longest message. */
export const PAGES = 2
