import Glibc

/// CPython, doing the same amount of work as a cast, in a process that lives as long as this.
package final class PythonCast {
  /// How the work is divided among cores.
  package enum Way: String, CaseIterable, Sendable {
    case threads, processes, pykka
  }

  /// The ways that there are, without Pykka where it cannot be imported.
  package private(set) var ways: [Way] = []
  private let process: pid_t
  private let channel: Int32
  private var received: [UInt8] = []

  /// How long is waited for an answer at most, in microseconds.
  private static let patience = 120_000_000
  private static let interval: Int32 = 20

  /// - Parameters:
  ///   - work: the work of each actor, in microseconds.
  ///   - isInterrupted: is asked often whether to wait no longer.
  /// - Returns: nil where there is no python3 that can be used.
  package init?(work: [Int], isInterrupted: () -> Bool) {
    var ends: [Int32] = [-1, -1]
    guard
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else { return nil }
    let started = Self.start(work, on: ends[1])
    close(ends[1])
    channel = ends[0]
    process = started ?? 0
    guard started != nil, let answer = line(isInterrupted), answer.hasPrefix("ready") else {
      return nil
    }
    ways = Way.allCases.filter { $0 != .pykka || answer == "ready pykka" }
  }

  deinit {
    close(channel)
    guard process > 0 else { return }
    // With all that it has started.
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Does the work once.
  /// - Returns: how long it took, in microseconds; nil when that was not to be waited for, or failed.
  package func perform(_ way: Way, isInterrupted: () -> Bool) -> Int? {
    let bytes = Array("\(way.rawValue)\n".utf8)
    guard send(channel, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { return nil }
    return line(isInterrupted).flatMap { Int($0) }
  }

  /// The next line that it says.
  private func line(_ isInterrupted: () -> Bool) -> String? {
    let end = RealTime.now + Self.patience
    while RealTime.now < end, !isInterrupted() {
      if let place = received.firstIndex(of: UInt8(ascii: "\n")) {
        defer { received.removeSubrange(...place) }
        return String(decoding: received[..<place], as: UTF8.self)
      }
      var waiting = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Self.interval) > 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 1_024)
      let count = read(channel, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      received += chunk[..<count]
    }
    return nil
  }

  /// Starts it in a group of its own, so that Ctrl-C does not reach it. It takes nothing from the
  /// directory or the environment that it is started in, which may be a stranger's.
  private static func start(_ work: [Int], on channel: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, channel, 0)
    posix_spawn_file_actions_adddup2(&actions, channel, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var process = pid_t()
    let words = ["python3", "-I", "-c", PythonProgram.text] + work.map { "\($0)" }
    let problem = ProcessSpawning.withAttributes { attributes in
      ProcessSpawning.withArguments(words) { arguments in
        posix_spawnp(&process, "python3", &actions, attributes, arguments, environ)
      }
    }
    return problem == 0 ? process : nil
  }
}
