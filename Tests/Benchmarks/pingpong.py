"""Two actors pass a ball to each other."""

import sys

import closing
import pykka


class Player(pykka.ThreadingActor):
    def __init__(self):
        super().__init__()
        self.peer = None
        self.heard = 0

    def on_receive(self, message):
        match message:
            case ("ball", left):
                self.heard += 1
                if left > 1:
                    self.peer.tell(("ball", left - 1))
                else:
                    closing.close(f"the ball has come to rest, {self.heard} times here")
            case ("meet", other):
                self.peer = other


a = Player.start()
b = Player.start()
a.tell(("meet", b))
b.tell(("meet", a))
a.tell(("ball", int(sys.argv[1])))
closing.wait()
