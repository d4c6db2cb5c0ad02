import CProcess
import Glibc

/// Making a process.
enum ProcessSpawning {
  /// A process and our ends of the pipes that lead from it and to it.
  struct Spawned {
    let process: pid_t
    let input: Int32
    let output: Int32
  }

  /// The two ends of a pipe, which are closed in processes that are begun.
  private struct Line {
    let reading: Int32
    let writing: Int32

    init() throws(Refusal) {
      var ends: [Int32] = [-1, -1]
      guard cprocess_pipe(&ends) == 0 else { throw RuntimeWording.noProcess(errno) }
      (reading, writing) = (ends[0], ends[1])
    }

    func close() {
      _ = Glibc.close(reading)
      _ = Glibc.close(writing)
    }
  }

  /// Starts an executable as a worker. The thread that calls this must live as long as the process is
  /// to live.
  ///
  /// Two pipes lead to it, and not one pair of sockets: what goes through a pipe costs less than half.
  static func spawn(_ executable: String) throws(Refusal) -> Spawned {
    let there = try Line()
    let back: Line
    do throws(Refusal) { back = try Line() } catch {
      there.close()
      throw error
    }
    do throws(Refusal) {
      let process = try spawn(executable, reading: there.reading, writing: back.writing)
      close(there.reading)
      close(back.writing)
      for end in [there.writing, back.reading] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
      return Spawned(process: process, input: back.reading, output: there.writing)
    } catch {
      there.close()
      back.close()
      throw error
    }
  }

  private static func spawn(
    _ executable: String, reading: Int32, writing: Int32
  ) throws(Refusal) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    // Neither stands where the other is to come, and neither is copied onto itself, which would leave
    // it closed on execution.
    let first = WorkerProcess.writing + 1
    let ends = [reading, writing].map { fcntl($0, F_DUPFD_CLOEXEC, first) }
    defer { for end in ends where end >= 0 { close(end) } }
    guard ends.allSatisfy({ $0 >= 0 }) else { throw RuntimeWording.noProcess(errno) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], WorkerProcess.reading)
    posix_spawn_file_actions_adddup2(&actions, ends[1], WorkerProcess.writing)
    var process = pid_t()
    let problem = withAttributes { attributes in
      withArguments([executable, WorkerProcess.argument, "\(getpid())"]) { arguments in
        posix_spawn(&process, executable, &actions, attributes, arguments, environ)
      }
    }
    guard problem == 0 else { throw RuntimeWording.noProcess(problem) }
    return process
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
