# Words that are no keywords before Python 3.
nonlocal = async = await = match = case = type = _ = 1
True = 1
False = True, 0
print nonlocal, async, await, match, case, type
async, await = await, async
nonlocal.x = await.x + async(1) - match(2)
async.await[match] += case
match(x); match[x]; match.case; match = x; match, case = x
match (x, y); match [x]; match * x; match - x
case(x); type(x); type.x; type = x
del nonlocal, async
def async(await, nonlocal=1): return await
class await(async): pass
import async, await.match as nonlocal
from async import await, match as case
for async in await: print async
lambda async, await: async(await)
with async as await: pass
try:
    pass
except async, await:
    pass
f(async=1, await=2, match=3, nonlocal=4, type=5)
x = {async: await for match in case}
print match, case
exec match in case
