# An object and a list that are made before the program runs, and that methods of coroutines use.
import asyncio

seen = []


class Station:
    def __init__(self):
        self.names = {}

    def add(self, name, number):
        self.names[name] = number

    async def say(self, name):
        if name not in self.names:
            return -1
        await asyncio.sleep(0)
        seen.append(name)
        return self.names[name]


station = Station()
station.add("ann", 1)


async def main():
    print(await station.say("ann"))
    station.add("émile", -2)
    print(await asyncio.gather(station.say("émile"), station.say("none")))
    print(seen)


asyncio.run(main())
print(len(seen))
