class ShopError(Exception):
    """Something of the shop failed."""


class NotFoundError(ShopError):
    def __init__(self, entity: str, number: int):
        super().__init__(f"{entity} {{{number}}} not found")
        self.entity = entity


class EmptyError(ShopError):
    pass


for error in [ShopError("closed"), NotFoundError("user", -3), EmptyError("no tea")]:
    print(error)
