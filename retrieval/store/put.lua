-- Writes one revision of an article, whole. All keys lie in the community's slot.
--
-- KEYS  1  articles
--       2  the article's head
--       3  changes
--       4  text of this revision
--       5… texts of earlier revisions, as many as ARGV[10] says; then passages and quotations of this revision, then
--          those that only the one before had
-- ARGV  1  the token that the head holds, "" where there is no head
--       2  the token of this change
--       3  article id
--       4  revision
--       5  time added, in milliseconds
--       6  community and part, for the hint
--       7  channel of the hint
--       8  how long the texts of earlier revisions live on, in milliseconds
--       9  about how many changes the stream keeps
--      10  number of these texts
--      11… for the head, the text, and each passage and quotation of this revision, in the order of KEYS:
--          the number of its fields and values, then these
--
-- Returns 1 where the article was written, also by an earlier try of this call whose reply was lost;
-- 0 where somebody else changed the article since its head was read: nothing is written then.
local at = redis.call('HGET', KEYS[2], 'change')
if at == ARGV[2] then return 1 end
if (at or '') ~= ARGV[1] then return 0 end

-- First what a Redis that is out of memory refuses, while nothing is changed yet.
redis.call('ZADD', KEYS[1], ARGV[5], ARGV[3])
local hits = 5 + tonumber(ARGV[10])
for k = 5, hits - 1 do redis.call('PEXPIRE', KEYS[k], ARGV[8]) end
redis.call('UNLINK', KEYS[2])
redis.call('UNLINK', KEYS[4])
for k = hits, #KEYS do redis.call('UNLINK', KEYS[k]) end

local arg = 11
local function write(key)
  local last = arg + tonumber(ARGV[arg])
  redis.call('HSET', key, unpack(ARGV, arg + 1, last))
  arg = last + 1
end
write(KEYS[2])
write(KEYS[4])
local k = hits
while arg <= #ARGV do
  write(KEYS[k])
  k = k + 1
end

redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[9], '*', 'kind', 'put', 'article', ARGV[3], 'revision', ARGV[4])
redis.call('PUBLISH', ARGV[7], ARGV[6])
return 1
