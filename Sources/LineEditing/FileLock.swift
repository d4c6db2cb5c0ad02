import Glibc

/// Keeps other processes that take the same lock out for a moment.
struct FileLock {
  private static let attempts = 100
  private static let pauseMilliseconds: Int32 = 10

  /// Negative where there is no lock.
  private let descriptor: Int32

  /// Takes the lock on a file, which is created and stays. Goes without after a second: a process
  /// stopped with the lock in hand must not hang everybody's prompt, and a lost entry is bearable.
  init(path: String) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    for _ in 0..<Self.attempts {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      poll(nil, 0, Self.pauseMilliseconds)
    }
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
