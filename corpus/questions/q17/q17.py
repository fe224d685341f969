# ANCHOR: injector
class DependencyInjector:
    def __init__(self):
        self.dependencies = {}

    def register(self, name, constructor):
        # PAIR: stored
        self.dependencies[name] = constructor

    def resolve(self, name):
        # PAIR: looked-up
        return self.dependencies[name]()
# ANCHOR_END: injector


# ANCHOR: service
class Service:
    def __init__(self, config):
        self.config = config

    def describe(self):
        return f"a service with the key {self.config['key']}"
# ANCHOR_END: service


# ANCHOR: by-hand
print(Service({'key': 'handed in'}).describe())
# ANCHOR_END: by-hand

# ANCHOR: wiring
di = DependencyInjector()
di.register('config', lambda: {'key': 'value'})
di.register('service', lambda: Service(di.resolve('config')))
print(di.resolve('service').describe())
# ANCHOR_END: wiring

# ANCHOR: replace
di.register('config', lambda: {'key': 'a value for the test'})
print(di.resolve('service').describe())
# ANCHOR_END: replace

# ANCHOR: missing
try:
    di.resolve('cache')
except KeyError:
    print('nobody registered a cache')
# ANCHOR_END: missing
