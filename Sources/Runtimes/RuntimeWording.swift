import Glibc

/// What is said when a machine does not play along.
enum RuntimeWording {
  static func noThread(_ problem: Int32) -> Refusal {
    if problem == EAGAIN {
      return Refusal(
        text: "the machine gives no more threads: its limit of threads or processes is reached "
          + "(ulimit -u, or pids.max of the container)")
    }
    return Refusal(text: "the machine gives no thread: \(reason(problem))")
  }

  static func reason(_ problem: Int32) -> String {
    String(cString: strerror(problem))
  }
}
