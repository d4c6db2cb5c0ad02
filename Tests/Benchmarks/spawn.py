"""One actor makes n others, which stay; the last one says so."""

import sys

import closing
import pykka


class Extra(pykka.ThreadingActor):
    def __init__(self, number):
        super().__init__()
        self.number = number
        self.greeted = 0

    def on_receive(self, message):
        match message:
            case ("hello", sender):
                self.greeted += 1
                sender.tell(("here", self.number))


class Director(pykka.ThreadingActor):
    def on_receive(self, message):
        match message:
            case ("cast", n):
                for number in range(1, n + 1):
                    last = Extra.start(number)
                last.tell(("hello", self.actor_ref))
            case ("here", number):
                closing.close(f"{number} actors")


Director.start().tell(("cast", int(sys.argv[1])))
closing.wait()
