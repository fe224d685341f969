"""A call of what gives nothing is given back, and is a hole."""


class Loader:
    def cache(self, path, data):
        return self.set_data(path, data)

    def set_data(self, path, data):
        """Nothing."""


class Other(Loader):
    def set_data(self, path, data):
        raise ValueError(path)
