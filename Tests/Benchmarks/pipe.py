"""Two processes pass a ball to each other, over the two ends of a pipe."""

import sys
from multiprocessing import Pipe, Process


def play(line):
    heard = 0
    left = 0
    while left != 2:
        _, left = line.recv()
        heard += 1
        if left == 1:
            print(f"the ball has come to rest, {heard} times here")
            return
        line.send(("ball", left - 1))


if __name__ == "__main__":
    here, there = Pipe()
    other = Process(target=play, args=(there,))
    other.start()
    n = int(sys.argv[1])
    here.send(("ball", n))
    if n > 1:
        play(here)
    other.join()
