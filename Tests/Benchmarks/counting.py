"""One actor tells another to count, n times, without waiting."""

import sys

import closing
import pykka


class Counter(pykka.ThreadingActor):
    def __init__(self):
        super().__init__()
        self.count = 0

    def on_receive(self, message):
        match message:
            case ("increment", by):
                self.count += by
            case "report":
                closing.close(f"counted to {self.count}")


class Producer(pykka.ThreadingActor):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def on_receive(self, message):
        match message:
            case ("produce", n):
                for _ in range(n):
                    self.counter.tell(("increment", 1))
                self.counter.tell("report")


producer = Producer.start(Counter.start())
producer.tell(("produce", int(sys.argv[1])))
closing.wait()
