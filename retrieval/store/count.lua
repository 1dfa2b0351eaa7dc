-- Counts one more in a window that begins with its first. The end stands in the key too: what expires keys may be late.
--
-- KEYS  1  the count
-- ARGV  1  length of the window, in milliseconds
--
-- Returns the count, and how long the window still lasts, in milliseconds.
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local left = tonumber(redis.call('HGET', KEYS[1], 'ends') or '0') - now
if left <= 0 or left > tonumber(ARGV[1]) then
  left = tonumber(ARGV[1])
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'ends', string.format('%.0f', now + left))
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return {redis.call('HINCRBY', KEYS[1], 'n', 1), left}
