"""Everybody greets everybody, and goes on when all have answered."""

import sys

import closing
import pykka


class Member(pykka.ThreadingActor):
    def __init__(self, rounds, hall):
        super().__init__()
        self.rounds = rounds
        self.hall = hall
        self.peers = []
        self.greeted = 0
        self.answers = 0
        self.round = 1

    def on_receive(self, message):
        match message:
            case ("ping", sender):
                self.greeted += 1
                sender.tell("pong")
            case "pong":
                self.answers += 1
                if self.answers == len(self.peers) * self.round:
                    self.round += 1
                    if self.round <= self.rounds:
                        self.actor_ref.tell("go")
                    else:
                        self.hall.tell(("done", self.answers))
            case "go":
                for peer in self.peers:
                    peer.tell(("ping", self.actor_ref))
            case ("meet", everybody):
                self.peers = everybody


class Hall(pykka.ThreadingActor):
    def __init__(self, left):
        super().__init__()
        self.left = left
        self.total = 0

    def on_receive(self, message):
        match message:
            case ("done", answers):
                self.total += answers
                self.left -= 1
                if self.left == 0:
                    closing.close(f"{self.total} answers")


rounds, size = int(sys.argv[1]), int(sys.argv[2])
hall = Hall.start(size)
members = [Member.start(rounds, hall) for _ in range(size)]
for member in members:
    member.tell(("meet", members))
for member in members:
    member.tell("go")
closing.wait()
