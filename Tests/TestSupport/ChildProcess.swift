import Glibc
import Synchronization

/// How a process ended.
package enum ExitStatus: Equatable, Sendable {
  case exited(Int32)
  case signaled(Int32)

  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .signaled(signal)
  }
}

/// Why a test cannot go on, in words for its log.
package struct HarnessFailure: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// A process started for a test, with nothing inherited but what is given here.
struct ChildProcess {
  /// Where a child's descriptor 0, 1 or 2 leads.
  enum Channel {
    case descriptor(Int32)
    /// A terminal's path; the child's session gets it as its own terminal.
    case terminal(String)
  }

  /// `POSIX_SPAWN_SETSID`, which the Swift overlay of the C library leaves out.
  private static let newSession: Int16 = 0x80

  /// Held while a process starts and while a pipe is made: tests run at the same time, and a child
  /// that inherits another's end of a pipe keeps that pipe from ever ending.
  static let spawning = Mutex(())

  let id: pid_t

  init(
    _ executable: String, _ arguments: [String], environment: [String: String],
    channels: [Channel]
  ) throws {
    // A child that ends early must not take the tests along.
    signal(SIGPIPE, SIG_IGN)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, channel) in zip(Int32(0)..., channels) {
      switch channel {
      case .descriptor(let source):
        posix_spawn_file_actions_adddup2(&actions, source, target)
      case .terminal(let path):
        posix_spawn_file_actions_addopen(&actions, target, path, O_RDWR, 0)
      }
    }
    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    let words = Self.strings([executable] + arguments)
    let variables = Self.strings(environment.map { "\($0)=\($1)" })
    defer { (words + variables).forEach { free($0) } }
    var id: pid_t = 0
    let failure = Self.spawning.withLock { _ in
      posix_spawn(&id, executable, &actions, &attributes, words, variables)
    }
    guard failure == 0 else {
      throw HarnessFailure("\(executable) does not start: \(String(cString: strerror(failure)))")
    }
    self.id = id
  }

  /// A session of its own, every signal as at login and none blocked.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = newSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)
    return attributes
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// How the process ended, or nil if it has not by the deadline. To be asked until it answers, and
  /// not once more.
  func status(by deadline: Deadline) -> ExitStatus? {
    while true {
      var status: Int32 = 0
      if waitpid(id, &status, WNOHANG) == id { return ExitStatus(waitStatus: status) }
      guard !deadline.isOver else { return nil }
      // There is no descriptor to wait on for the end of a process without newer system calls.
      poll(nil, 0, 2)
    }
  }

  /// Ends the process, whatever it is doing, and takes note of its end.
  func kill() {
    Glibc.kill(id, SIGKILL)
    var status: Int32 = 0
    waitpid(id, &status, 0)
  }
}

/// A point in time by which something has to have happened.
struct Deadline {
  private let instant: ContinuousClock.Instant

  init(after duration: Duration) {
    instant = .now + duration
  }

  var isOver: Bool { milliseconds == 0 }

  /// What is left, for `poll`.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: instant)
    return Int32(clamping: max(0, Int((left / Duration.milliseconds(1)).rounded(.up))))
  }
}
