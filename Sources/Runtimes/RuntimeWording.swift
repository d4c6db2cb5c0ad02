import Glibc

/// What is said when a machine does not play along.
enum RuntimeWording {
  static func noThread(_ problem: Int32) -> Refusal {
    switch problem {
    case EAGAIN:
      Refusal(
        text: "the machine gives no more threads: its limit of threads or processes is reached "
          + "(ulimit -u, or pids.max of the container)")
    case ENOMEM:
      Refusal(
        text: "the machine gives no more threads: there is no memory for their stacks (ulimit -v, "
          + "or vm.max_map_count)")
    default: Refusal(text: "the machine gives no thread: \(reason(problem))")
    }
  }

  static func noProcess(_ problem: Int32) -> Refusal {
    switch problem {
    case EAGAIN:
      Refusal(
        text: "the machine gives no more processes: its limit of processes is reached "
          + "(ulimit -u, or pids.max of the container)")
    case EMFILE:
      Refusal(
        text: "no more processes: the limit of open files is reached (ulimit -n)")
    case ENFILE:
      Refusal(text: "no more processes: the machine has no more open files (fs.file-max)")
    case ENOMEM: Refusal(text: "no more processes: the machine has no more memory for them")
    default: Refusal(text: "the machine gives no process: \(reason(problem))")
    }
  }

  /// What is said of an actor whose process has ended of itself, by what `waitpid` says of it.
  static func ended(_ status: Int32) -> String {
    let signal = status & 0x7f
    return signal == 0
      ? "its process has ended by itself, with exit code \(status >> 8 & 0xff)"
      : "its process was killed by signal \(signal), \(String(cString: strsignal(signal)))"
  }

  static let hung = "its process did not answer when it was asked to end, and was killed"
  static let unreadable = "its process said something that cannot be read"

  static func reason(_ problem: Int32) -> String {
    String(cString: strerror(problem))
  }
}
