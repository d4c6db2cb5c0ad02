import Glibc
import Synchronization

/// Ctrl-C outside of a line being edited: a signal sets a flag, which long work asks for.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Lets SIGINT set the flag instead of ending the process, and a closed pipe be an error to be
  /// handled. A read that waits is cut short.
  static func install() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interruption.note() }
    sigaction(SIGINT, &action, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  private static func note() {
    flag.store(true, ordering: .relaxed)
  }

  static var isRequested: Bool {
    flag.load(ordering: .relaxed)
  }

  static func clear() {
    flag.store(false, ordering: .relaxed)
  }
}
