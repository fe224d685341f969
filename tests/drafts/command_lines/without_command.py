import argparse

DEFAULT_PORT = 8080


def serve(args):
    print("serve", args.host, args.port)


def stop(args):
    print("stop", args.now)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="srv")
    sub = parser.add_subparsers()
    s = sub.add_parser("serve")
    s.add_argument("--host", default="127.0.0.1")
    s.add_argument("--port", type=int, default=DEFAULT_PORT)
    s.set_defaults(func=serve)
    t = sub.add_parser("stop")
    t.add_argument("--now", action="store_true")
    t.set_defaults(func=stop)
    args = parser.parse_args(argv)
    if hasattr(args, "func"):
        args.func(args)
    else:
        print("nothing to do")


main(["serve"])
main(["serve", "--port", "99", "--host=h"])
main(["stop", "--now"])
main([])
