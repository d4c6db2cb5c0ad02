"""A token goes round in a ring."""

import sys

import closing
import pykka


class Node(pykka.ThreadingActor):
    def __init__(self, next):
        super().__init__()
        self.next = next
        self.passed = 0

    def on_receive(self, message):
        match message:
            case ("token", left):
                self.passed += 1
                if left > 1:
                    self.next.tell(("token", left - 1))
                else:
                    closing.close(f"the token has arrived, {self.passed} times here")
            case ("next", node):
                self.next = node


first = Node.start(None)
node = first
for _ in range(int(sys.argv[2]) - 1):
    node = Node.start(node)
first.tell(("next", node))
first.tell(("token", int(sys.argv[1])))
closing.wait()
