-- Keeps a value, and its id in the list of its kind. Ids whose values have ended leave the list.
--
-- KEYS  1  the value
--       2  the ids of its kind
-- ARGV  1  id
--       2  value
--       3  how long it lives, in milliseconds; 0 for ever
--
-- Returns 1.
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
if ARGV[3] == '0' then
  redis.call('SET', KEYS[1], ARGV[2])
  redis.call('ZADD', KEYS[2], '+inf', ARGV[1])
else
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  redis.call('ZADD', KEYS[2], string.format('%.0f', now + ARGV[3]), ARGV[1])
end
return 1
