%% One actor makes n others, which stay; the last one says so.
-module(spawn).
-export([main/1]).

main([N]) ->
    Main = self(),
    Director = spawn(fun() -> director(Main) end),
    Director ! {cast, list_to_integer(N)},
    receive
        {done, Number} -> io:format("~b actors~n", [Number])
    end,
    halt(0).

director(Main) ->
    receive
        {cast, N} ->
            Last = cast(1, N),
            Last ! {hello, self()},
            director(Main);
        {here, Number} ->
            Main ! {done, Number},
            director(Main)
    end.

cast(Number, N) ->
    Extra = spawn(fun() -> extra(Number, 0) end),
    if
        Number < N -> cast(Number + 1, N);
        true -> Extra
    end.

extra(Number, Greeted) ->
    receive
        {hello, From} ->
            From ! {here, Number},
            extra(Number, Greeted + 1)
    end.
