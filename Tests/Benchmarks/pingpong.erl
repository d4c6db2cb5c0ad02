%% Two actors pass a ball to each other.
-module(pingpong).
-export([main/1]).

main([N]) ->
    Main = self(),
    A = spawn(fun() -> player(Main, none, 0) end),
    B = spawn(fun() -> player(Main, none, 0) end),
    A ! {meet, B},
    B ! {meet, A},
    A ! {ball, list_to_integer(N)},
    receive
        {done, Heard} -> io:format("the ball has come to rest, ~b times here~n", [Heard])
    end,
    halt(0).

player(Main, Peer, Heard) ->
    receive
        {meet, Other} ->
            player(Main, Other, Heard);
        {ball, Left} when Left > 1 ->
            Peer ! {ball, Left - 1},
            player(Main, Peer, Heard + 1);
        {ball, _} ->
            Main ! {done, Heard + 1},
            player(Main, Peer, Heard + 1)
    end.
