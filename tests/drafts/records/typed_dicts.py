from typing import TypedDict

class Movie(TypedDict):
    title: str
    year: int
    rating: float

def best(movies: list[Movie]) -> Movie:
    return max(movies, key=lambda m: m["rating"])

films: list[Movie] = [
    {"title": "Alien", "year": 1979, "rating": 8.5},
    {"title": "Heat", "year": 1995, "rating": 8.3},
]
m: Movie = {"title": "Up", "year": 2009, "rating": 8.2}
films.append(m)
print(best(films)["title"])
m["rating"] = 9.9
print(best(films))
