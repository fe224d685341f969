"""Managers that have more than one name, and change."""


class Session:
    def __init__(self, name):
        self.name = name
        self.depth = 0
        self.log = []

    def __enter__(self):
        self.depth += 1
        self.log.append(f"enter {self.depth}")
        return self

    def __exit__(self, exc_type, exc, tb):
        self.log.append(f"exit {self.depth}")
        self.depth -= 1


class User:
    def __init__(self, session: Session):
        self.session = session

    def say(self, text):
        self.session.log.append(text)


def work(session: Session, user: User, number):
    with session:
        user.say(f"work {number}")
        if number < 0:
            raise ValueError(f"negative: {number}")


def main():
    session = Session("s")
    users = [User(session), User(session)]
    for user in users:
        work(session, user, 1)
    with session:
        users[1].say("outside")
    try:
        work(session, users[0], -1)
    except ValueError as error:
        print(error)
    print(session.depth, len(session.log))
    for line in session.log:
        print(line)


main()
