import Glibc

/// Making a process.
enum ProcessSpawning {
  /// A process and our end of the socket pair that leads to it.
  struct Spawned {
    let process: pid_t
    let descriptor: Int32
  }

  /// Starts an executable as a worker. The thread that calls this must live as long as the process is
  /// to live.
  static func spawn(_ executable: String) throws(Refusal) -> Spawned {
    var ends: [Int32] = [-1, -1]
    guard
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
    else { throw RuntimeWording.noProcess(errno) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    if ends[1] == WorkerProcess.channel {
      // A copy onto itself would stay closed on execution.
      _ = fcntl(ends[1], F_SETFD, 0)
    } else {
      posix_spawn_file_actions_adddup2(&actions, ends[1], WorkerProcess.channel)
    }
    var process = pid_t()
    let problem = withAttributes { attributes in
      withArguments([executable, WorkerProcess.argument, "\(getpid())"]) { arguments in
        posix_spawn(&process, executable, &actions, attributes, arguments, environ)
      }
    }
    close(ends[1])
    guard problem == 0 else {
      close(ends[0])
      throw RuntimeWording.noProcess(problem)
    }
    return Spawned(process: process, descriptor: ends[0])
  }

  /// In a group of its own, so that Ctrl-C does not reach it, and with signals as they are by default.
  static func withAttributes<Result>(
    _ body: (UnsafePointer<posix_spawnattr_t>) -> Result
  ) -> Result {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGPIPE, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    return body(&attributes)
  }

  static func withArguments<Result>(
    _ arguments: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = arguments.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
