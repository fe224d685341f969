# A call that gives None is made, whatever its value is used for.
def tell(text: str):
    print('tell', text)


def check(n: int):
    if n > 1:
        raise ValueError('too many')


print(tell('shown'))
if tell('asked') is None:
    print('nothing')
answer = tell('kept')
print(answer)
values = [tell('listed') is None for _ in range(2)]
try:
    print('checked', check(2))
except ValueError as error:
    print(error)
