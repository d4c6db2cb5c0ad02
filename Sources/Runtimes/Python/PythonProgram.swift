/// What CPython runs, to do the same amount of work as a cast.
enum PythonProgram {
  /// Says `ready`, and `pykka` where that can be imported; then does the work once for each line that
  /// names a way, and says how many microseconds it took. Its arguments are the work of each actor, in
  /// microseconds.
  static let text = #"""
    import os, queue, signal, site, sys, threading, time
    import multiprocessing
    context = multiprocessing.get_context("fork")
    # What its user has installed is nobody else's.
    sys.path.append(site.getusersitepackages())
    try:
        import pykka
    except ImportError:
        pykka = None

    def spin(rounds):
        while rounds > 0:
            rounds -= 1

    def measured(action):
        begin = time.perf_counter()
        action()
        return time.perf_counter() - begin

    # How many rounds a microsecond of work is: what is disturbed is only slower.
    some = 20000
    rate = some / min(measured(lambda: spin(some)) for _ in range(15)) / 1e6
    amounts = [int(int(text) * rate) for text in sys.argv[1:]]

    def together(workers):
        for worker in workers: worker.start()
        for worker in workers: worker.join()

    def threads():
        together([threading.Thread(target=spin, args=(n,)) for n in amounts])

    def processes():
        together([context.Process(target=spin, args=(n,)) for n in amounts])

    if pykka:
        class Worker(pykka.ThreadingActor):
            def on_receive(self, message): spin(message)

        def actors():
            workers = [Worker.start() for _ in amounts]
            replies = [w.ask(n, block=False) for w, n in zip(workers, amounts)]
            for reply in replies: reply.get()
            for worker in workers: worker.stop()

    lines = queue.Queue()
    def listen():
        rest = b""
        # Not by sys.stdin, whose lock a process that is forked meanwhile would wait for.
        while chunk := os.read(0, 1024):
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole: lines.put(line.decode())
        # Nobody is there any more: then nothing here is to stay.
        os.killpg(0, signal.SIGKILL)
    threading.Thread(target=listen, daemon=True).start()
    print("ready pykka" if pykka else "ready", flush=True)
    while True:
        way = {"threads": threads, "processes": processes, "pykka": pykka and actors}[lines.get()]
        print(int(measured(way) * 1e6), flush=True)
    """#
}
