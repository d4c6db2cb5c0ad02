import Glibc

/// A thread of the operating system that belongs to nobody.
enum Thread {
  /// How much of its stack a thread may use; what it does not use costs nothing.
  private static let stackSize = 1 << 20

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread.
  static func start(_ body: @escaping @Sendable () -> Void) throws(Refusal) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Signals are for whoever types.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let box = Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let problem = pthread_create(&thread, &attributes, beginThread, box.toOpaque())
    guard problem == 0 else {
      box.release()
      throw RuntimeWording.noThread(
        problem == EAGAIN && !hasRoom(for: stackSize) ? ENOMEM : problem)
    }
  }

  /// Whether there is memory for a stack: what is wrong where no thread is given is not told apart.
  private static func hasRoom(for size: Int) -> Bool {
    let room = mmap(nil, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard room != MAP_FAILED else { return false }
    munmap(room, size)
    return true
  }

  fileprivate static func run(_ box: UnsafeMutableRawPointer) {
    Unmanaged<Body>.fromOpaque(box).takeRetainedValue().run()
  }
}

private func beginThread(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let box { Thread.run(box) }
  return nil
}
