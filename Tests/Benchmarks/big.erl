%% Everybody greets everybody, and goes on when all have answered.
-module(big).
-export([main/1]).

main([N, Size]) ->
    Hall = self(),
    Count = list_to_integer(Size),
    Rounds = list_to_integer(N),
    Members = [spawn(fun() -> member(Rounds, Hall, [], 0, 0, 1) end) || _ <- lists:seq(1, Count)],
    [Member ! {meet, Members} || Member <- Members],
    [Member ! go || Member <- Members],
    io:format("~b answers~n", [hall(Count, 0)]),
    halt(0).

hall(0, Total) ->
    Total;
hall(Left, Total) ->
    receive
        {done, Answers} -> hall(Left - 1, Total + Answers)
    end.

member(Rounds, Hall, Peers, Greeted, Answers, Round) ->
    receive
        {meet, Everybody} ->
            member(Rounds, Hall, Everybody, Greeted, Answers, Round);
        go ->
            [Peer ! {ping, self()} || Peer <- Peers],
            member(Rounds, Hall, Peers, Greeted, Answers, Round);
        {ping, From} ->
            From ! pong,
            member(Rounds, Hall, Peers, Greeted + 1, Answers, Round);
        pong when Answers + 1 < length(Peers) * Round ->
            member(Rounds, Hall, Peers, Greeted, Answers + 1, Round);
        pong when Round < Rounds ->
            self() ! go,
            member(Rounds, Hall, Peers, Greeted, Answers + 1, Round + 1);
        pong ->
            Hall ! {done, Answers + 1},
            member(Rounds, Hall, Peers, Greeted, Answers + 1, Round + 1)
    end.
