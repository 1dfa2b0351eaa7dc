-- Takes an event over that is past its deadline: its deadline moves, so that nobody else takes it meanwhile, and somebody
-- does where this process dies too.
--
-- KEYS  1  the claim
--       2  open
-- ARGV  1  event
--       2  now, in milliseconds since 1970
--       3  the new deadline
--
-- Returns what stands in the claim; false where the event was ended, taken over, or its claim has ended.
local due = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not due or tonumber(due) > tonumber(ARGV[2]) then return false end
local holder = redis.call('GET', KEYS[1])
if not holder then
  redis.call('ZREM', KEYS[2], ARGV[1])
  return false
end
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return holder
