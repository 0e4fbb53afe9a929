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

/** Where the method ends; 0 in a reply. */
export const METHOD_END = 0
/** The bit of the method, see `MethodId`; 0 for one that has none, and in a reply. */
export const METHOD_ID = 1
/** Where the request URI starts; 0 in a reply, as is its end. */
export const URI_START = 2
export const URI_END = 3
/** The status of a reply, 0 in a request. */
export const STATUS = 4
/** Where the reason phrase starts; 0 in a request, as is its end. */
export const REASON_START = 5
export const REASON_END = 6
export const VERSION_START = 7
export const VERSION_END = 8
/** Where the headers start. */
export const FIRST_LINE_END = 9
/** Where the headers end: where the empty line starts. */
export const HEADERS_END = 10
export const BODY_START = 11
/** How many headers there are. */
export const HEADER_COUNT = 12
/** A bit for each header number below 32 that was met. */
export const SEEN = 13
/** The same for those that were met again. */
export const REPEATED = 14
/** Bytes of the longest header. */
export const LONGEST = 15

/** Commas and semicolons, at least, of that header longer than {@link LONG} which has most of them. */
export const MOST_SEPARATORS = 56
export const LONG = 256
/** As many as there can be Vias: their headers, commas and semicolons. */
export const MOST_VIAS = 57

/** Where the tag of From starts, and ends; {@link UNREAD} or {@link ABSENT}. */
export const FROM_TAG = 16
export const FROM_TAG_END = 17
export const TO_TAG = 18
export const TO_TAG_END = 19
export const CALL_ID_START = 20
export const CALL_ID_END = 21
/** The number of CSeq. */
export const CSEQ_NUMBER = 22
export const CSEQ_METHOD = 23
export const CSEQ_METHOD_END = 24
/** The bit of its method, 0 for one that has none. */
export const CSEQ_METHOD_ID = 55
export const MAX_FORWARDS_NUMBER = 25
export const CONTENT_LENGTH_NUMBER = 26
/** Where the URI of the first contact starts, after `<`. */
export const CONTACT_START = 27
export const CONTACT_END = 28

/** Where the host of the request URI starts: of one with the scheme `sip`, no password, no headers, and no IPv6 address. */
export const HOST = 29
export const HOST_END = 30
/** Where its user ends, {@link UNREAD} if there is none. */
export const USER_END = 31
/** Its port, {@link UNREAD} if none is written. */
export const PORT = 32
export const PORT_END = 33
export const PARAMS = 34

/** Where the top Via starts. */
export const VIA_START = 35
export const VIA_END = 36
/** Its transport: UDP, TCP, TLS, WSS or WS, from 0 on. */
export const VIA_TRANSPORT = 37
export const VIA_HOST = 38
export const VIA_HOST_END = 39
/** {@link UNREAD} if none is written. */
export const VIA_PORT = 40
export const VIA_PARAMS = 41
export const VIA_PARAMS_END = 42
/** {@link UNREAD} if there is no such parameter, as all of it is; so it is with the two others, and with the comment. */
export const BRANCH_END = 43
export const BRANCH = 44
/** 1 if it is a token. */
export const BRANCH_IS_TOKEN = 45
export const RECEIVED_END = 46
export const RECEIVED = 47
export const RPORT_END = 48
export const RPORT_NAME_END = 49
/** 0 if the parameter has no value. */
export const RPORT = 50
export const VIA_COMMENT = 51
export const VIA_COMMENT_END = 52

/** Where the entries of the headers start, one number each: offset times 512, plus 256 if it is folded, plus the header's number. */
export const DIRECTORY = 64
/** Headers that the survey has room for. */
export const MAX_HEADERS = 256

/** Where the numbers are in the memory. */
export const NUMBERS_AT = 1024
/**
 * Sets of characters, 16 bytes each: the bit `high` of the byte `low` says whether the character is in the set that has `high` as its
 * upper four bits and `low` as its lower four. None has one above 127.
 */
export const TOKENS_AT = 3072
export const HOSTS_AT = 3088
/** Tables, 256 bytes each, one a byte, unless said otherwise. */
export const URI_KINDS_AT = 3840
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
