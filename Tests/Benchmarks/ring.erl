%% A token goes round in a ring.
-module(ring).
-export([main/1]).

main([N, Size]) ->
    Main = self(),
    First = spawn(fun() -> node(Main, none, 0) end),
    Last = build(list_to_integer(Size) - 1, Main, First),
    First ! {next, Last},
    First ! {token, list_to_integer(N)},
    receive
        {done, Passed} -> io:format("the token has arrived, ~b times here~n", [Passed])
    end,
    halt(0).

build(0, _, Next) ->
    Next;
build(Count, Main, Next) ->
    build(Count - 1, Main, spawn(fun() -> node(Main, Next, 0) end)).

node(Main, Next, Passed) ->
    receive
        {next, Node} ->
            node(Main, Node, Passed);
        {token, Left} when Left > 1 ->
            Next ! {token, Left - 1},
            node(Main, Next, Passed + 1);
        {token, _} ->
            Main ! {done, Passed + 1},
            node(Main, Next, Passed + 1)
    end.
