-- Removes an article. Its head and texts live on for the time in which that can be undone. All keys lie in the
-- community's slot.
--
-- KEYS  1  articles
--       2  the article's head
--       3  changes
--       4… passages and quotations, as many as ARGV[10] says; then the texts of all revisions
-- ARGV  1  the token that the head holds
--       2  the token of this change
--       3  article id
--       4  revision
--       5  time of the removal
--       6  community and part, for the hint
--       7  channel of the hint
--       8  how long head and texts live on, in milliseconds
--       9  about how many changes the stream keeps
--      10  number of passages and quotations
--
-- Returns 1 where the article was removed, also by an earlier try of this call whose reply was lost;
-- 0 where somebody else changed the article since its head was read: nothing is changed then.
local at = redis.call('HGET', KEYS[2], 'change')
if at == ARGV[2] then return 1 end
if at ~= ARGV[1] then return 0 end

redis.call('ZREM', KEYS[1], ARGV[3])
redis.call('HSET', KEYS[2], 'removed', ARGV[5], 'change', ARGV[2], 'passages', '0', 'quotes', '0')
redis.call('PEXPIRE', KEYS[2], ARGV[8])
local hits = tonumber(ARGV[10])
for k = 4, 3 + hits do redis.call('UNLINK', KEYS[k]) end
for k = 4 + hits, #KEYS do redis.call('PEXPIRE', KEYS[k], ARGV[8]) end
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[9], '*', 'kind', 'remove', 'article', ARGV[3], 'revision', ARGV[4])
redis.call('PUBLISH', ARGV[7], ARGV[6])
return 1
