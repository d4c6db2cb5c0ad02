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
            case ("ball", count, last):
                self.heard += 1
                if count < last:
                    self.peer.tell(("ball", count + 1, last))
                else:
                    closing.close(f"{count} messages, {self.heard} of them here")
            case ("meet", other):
                self.peer = other


a = Player.start()
b = Player.start()
a.tell(("meet", b))
b.tell(("meet", a))
a.tell(("ball", 1, int(sys.argv[1])))
closing.wait()
