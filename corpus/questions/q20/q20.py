# ANCHOR: event-system
import asyncio


class EventSystem:
    def __init__(self):
        self.listeners = {}
# ANCHOR_END: event-system

    # ANCHOR: add-listener
    def add_listener(self, event_name, coroutine):
        # PAIR: first-of-name
        if event_name not in self.listeners:
            self.listeners[event_name] = []
        # PAIR: append
        self.listeners[event_name].append(coroutine)
    # ANCHOR_END: add-listener

    # ANCHOR: emit
    async def emit(self, event_name, *args, **kwargs):
        if event_name not in self.listeners:
            return []
        # PAIR: gathered
        results = await asyncio.gather(
            *(listener(*args, **kwargs) for listener in self.listeners[event_name]),
            return_exceptions=True,
        )
        # PAIR: failed
        return [result for result in results if isinstance(result, BaseException)]
    # ANCHOR_END: emit


# ANCHOR: listeners
async def handle_data(x):
    print(f"Handling data: {x}")


async def check_data(x):
    print(f"Checking data: {x}")
    if x < 0:
        raise ValueError(f"{x} is negative")
# ANCHOR_END: listeners


# ANCHOR: stateful-listener
stored = []


async def store_data(x):
    await asyncio.sleep(0.01)  # stands for a database
    stored.append(x)
    print(f"Stored so far: {stored}")
# ANCHOR_END: stateful-listener


# ANCHOR: registration
event_system = EventSystem()
event_system.add_listener('data_event', handle_data)
event_system.add_listener('data_event', store_data)
# ANCHOR_END: registration


# ANCHOR: main
async def main():
    await event_system.emit('data_event', 123)

    event_system.add_listener('data_event', check_data)
    for error in await event_system.emit('data_event', -1):
        print(f"A listener failed: {error}")

    await event_system.emit('unheard_event', 0)

asyncio.run(main())
# ANCHOR_END: main
