import { parts, type RateLimit } from '../window.ts'

export type Step = 'take' | 'end' | 'giveBack' | 'hold'

/** Length of one part of a window, in milliseconds. */
const partMs = ({ perMs }: RateLimit): number => Math.max(1, Math.floor(perMs / parts))

/**
 * Returns a Lua script for Redis and Valkey. The key is a hash: the number of requests in each part of each window,
 * and until when requests are held. Time is the Redis server's, the same for all processes. The script returns 1 and
 * the time if it counted the request, 2 and the milliseconds to wait if not.
 *
 * A request in flight counts in the part where its lease ends, and moves back to the part where it ended. If its
 * process dies in between, it stays where it is.
 */
export function scriptOf(step: Step, limits: readonly RateLimit[], leaseMs: number): string {
  const windows = limits.map((limit) => `{${limit.requests},${Math.ceil(limit.perMs)},${partMs(limit)}}`)
  const keepMs = Math.max(
    1000,
    ...limits.map((limit) => Math.ceil(limit.perMs) + 2 * partMs(limit) + leaseMs),
  )
  return `local key = KEYS[1]
local given = tonumber(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = ${leaseMs}
local windows = {${windows.join(',')}}
local function part(w, at) return w .. ':' .. math.floor(at / windows[w][3]) end
local function keep(ms)
  if redis.call('PTTL', key) < ms then redis.call('PEXPIRE', key, ms) end
end
${bodies[step].replaceAll('KEEP', `${keepMs}`)}`
}

const bodies = {
  take: `local hold = tonumber(redis.call('HGET', key, 'hold') or '0')
if hold > now then return {2, hold - now} end
local used, first, old = {}, {}, {}
local all = redis.call('HGETALL', key)
for i = 1, #all, 2 do
  local w, number = string.match(all[i], '^(%d+):(%d+)$')
  local window = w and windows[tonumber(w)]
  if window then
    w = tonumber(w)
    local ends = (number + 1) * window[3] + window[2]
    local count = tonumber(all[i + 1])
    if ends <= now or count <= 0 then
      old[#old + 1] = all[i]
    else
      used[w] = (used[w] or 0) + count
      -- A request in flight may end at any moment.
      ends = math.min(ends, now + window[2] + window[3])
      first[w] = math.min(first[w] or ends, ends)
    end
  end
end
if #old > 0 then redis.call('HDEL', key, unpack(old)) end
local wait = 0
for w, window in ipairs(windows) do
  if (used[w] or 0) >= window[1] then wait = math.max(wait, first[w] - now) end
end
if wait > 0 then return {2, wait} end
for w in ipairs(windows) do redis.call('HINCRBY', key, part(w, now + lease), 1) end
keep(KEEP)
return {1, now}`,
  end: `for w in ipairs(windows) do
  local before = part(w, given + lease)
  if before ~= part(w, now) then
    if tonumber(redis.call('HGET', key, before) or '0') > 0 then redis.call('HINCRBY', key, before, -1) end
    redis.call('HINCRBY', key, part(w, now), 1)
  end
end
keep(KEEP)
return {1, now}`,
  giveBack: `for w in ipairs(windows) do
  local before = part(w, given + lease)
  if tonumber(redis.call('HGET', key, before) or '0') > 0 then redis.call('HINCRBY', key, before, -1) end
end
return {1, now}`,
  hold: `local hold = tonumber(redis.call('HGET', key, 'hold') or '0')
redis.call('HSET', key, 'hold', math.max(hold, now + given))
keep(math.max(KEEP, given))
return {1, now}`,
}
