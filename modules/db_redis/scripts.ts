/** What has to be done at once in Redis: a row and the sets it is in. */

/**
 * Writes a row. KEYS: the row, then the sets it is in. ARGV: what to do, how many pairs and names follow, the pairs of fields and values, the
 * names of fields that become NULL, then the indexes of the sets.
 *
 * `insert` leaves a row that is there, and gives 0; `replace` forgets what it had; `update` changes it.
 */
export const PUT = `
local how, pairs, gone = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
if how == 'insert' and redis.call('exists', KEYS[1]) == 1 then return 0 end
if how == 'replace' then redis.call('del', KEYS[1]) end
local at = 4
for _ = 1, pairs do
  redis.call('hset', KEYS[1], ARGV[at], ARGV[at + 1])
  at = at + 2
end
for _ = 1, gone do
  redis.call('hdel', KEYS[1], ARGV[at])
  at = at + 1
end
for i = 2, #KEYS do
  redis.call('sadd', KEYS[i], KEYS[1])
  redis.call('sadd', ARGV[at + i - 2], KEYS[i])
end
return 1`

/** Takes a row out of sets, and removes it where ARGV[1] is `row`. KEYS: the row, then the sets. ARGV: then the indexes of the sets. */
export const REMOVE = `
for i = 2, #KEYS do
  redis.call('srem', KEYS[i], KEYS[1])
  if redis.call('exists', KEYS[i]) == 0 then redis.call('srem', ARGV[i], KEYS[i]) end
end
if ARGV[1] == 'row' then return redis.call('del', KEYS[1]) end
return 1`
