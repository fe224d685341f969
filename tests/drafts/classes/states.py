from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    STOPPED = auto()


TRANSITIONS = {
    State.IDLE: {"start": State.RUNNING},
    State.RUNNING: {"pause": State.PAUSED, "stop": State.STOPPED},
    State.PAUSED: {"resume": State.RUNNING, "stop": State.STOPPED},
    State.STOPPED: {},
}


class InvalidTransition(Exception):
    pass


class Machine:
    def __init__(self, name):
        self.name = name
        self.state = State.IDLE
        self.history = [State.IDLE]
        self.listeners = []

    def send(self, event):
        allowed = TRANSITIONS[self.state]
        if event not in allowed:
            raise InvalidTransition(f"{self.name}: {event} in {self.state.name}")
        old, self.state = self.state, allowed[event]
        self.history.append(self.state)
        for listener in self.listeners:
            listener(old, self.state)

    def is_done(self):
        return self.state is State.STOPPED


machine = Machine("pump")
machine.listeners.append(lambda old, new: print(f"  {old.name} -> {new.name}"))
for event in ["start", "resume", "pause", "resume", "stop", "start"]:
    try:
        machine.send(event)
        print(event, "ok")
    except InvalidTransition as e:
        print("error:", e)
print([s.name for s in machine.history], machine.is_done())
counts = {}
for s in machine.history:
    counts[s] = counts.get(s, 0) + 1
for s, n in counts.items():
    print(s, n, s.value)
