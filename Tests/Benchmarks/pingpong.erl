%% Two actors pass a ball to each other.
-module(pingpong).
-export([main/1]).

main([N]) ->
    Main = self(),
    A = spawn(fun() -> player(Main, none, 0) end),
    B = spawn(fun() -> player(Main, none, 0) end),
    A ! {meet, B},
    B ! {meet, A},
    A ! {ball, 1, list_to_integer(N)},
    receive
        {done, Count, Heard} -> io:format("~b messages, ~b of them here~n", [Count, Heard])
    end,
    halt(0).

player(Main, Peer, Heard) ->
    receive
        {meet, Other} ->
            player(Main, Other, Heard);
        {ball, Count, Last} when Count < Last ->
            Peer ! {ball, Count + 1, Last},
            player(Main, Peer, Heard + 1);
        {ball, Count, _} ->
            Main ! {done, Count, Heard + 1},
            player(Main, Peer, Heard + 1)
    end.
