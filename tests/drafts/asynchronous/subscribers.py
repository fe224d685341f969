# Queues in a list, into which a loop puts the same.
import asyncio


class Channel:
    def __init__(self):
        self.subscribers = []

    def subscribe(self):
        queue = asyncio.Queue()
        self.subscribers.append(queue)
        return queue

    def publish(self, message):
        for queue in self.subscribers:
            queue.put_nowait(message)


async def listener(name, channel):
    queue = channel.subscribe()
    received = []
    while True:
        message = await queue.get()
        if message == "stop":
            break
        received.append(f"{name}:{message}")
    return received


async def main():
    channel = Channel()
    tasks = [asyncio.create_task(listener(n, channel)) for n in ("left", "right")]
    await asyncio.sleep(0)
    for message in ["hello", "wörld", "stop"]:
        channel.publish(message)
        await asyncio.sleep(0)
    for received in await asyncio.gather(*tasks):
        print(received)


asyncio.run(main())
