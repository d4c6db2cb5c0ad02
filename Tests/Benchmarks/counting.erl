%% One actor tells another to count, n times, without waiting.
-module(counting).
-export([main/1]).

main([N]) ->
    Main = self(),
    Counter = spawn(fun() -> counter(Main, 0) end),
    Producer = spawn(fun() -> producer(Counter) end),
    Producer ! {produce, list_to_integer(N)},
    receive
        {done, Count} -> io:format("counted to ~b~n", [Count])
    end,
    halt(0).

counter(Main, Count) ->
    receive
        {increment, By} ->
            counter(Main, Count + By);
        report ->
            Main ! {done, Count},
            counter(Main, Count)
    end.

producer(Counter) ->
    receive
        {produce, N} ->
            produce(N, Counter),
            Counter ! report,
            producer(Counter)
    end.

produce(0, _) ->
    ok;
produce(N, Counter) ->
    Counter ! {increment, 1},
    produce(N - 1, Counter).
