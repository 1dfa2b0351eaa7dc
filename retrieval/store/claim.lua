-- Claims an event for whoever comes first, and lists it among those that somebody has to end.
--
-- KEYS  1  the claim
--       2  open
-- ARGV  1  event
--       2  the token of this call, 26 bytes, and the value
--       3  deadline, in milliseconds since 1970
--       4  how long the claim lives, in milliseconds
--
-- Returns what stands in the claim: that of ARGV where this call won, also by an earlier try whose reply was lost.
local holder = redis.call('GET', KEYS[1])
if holder then return holder end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return ARGV[2]
