import Foundation

/// The environment a tool is tested in: nothing of the machine's own but the search path.
package struct TestEnvironment: Sendable {
  /// Holds the home directory; two runs with the same one share it and so the history.
  package let directory: TemporaryDirectory
  /// Variables beside or instead of the usual ones.
  package let additions: [String: String]

  package init(
    directory: TemporaryDirectory? = nil, additions: [String: String] = [:]
  ) throws {
    self.directory = try directory ?? TemporaryDirectory()
    self.additions = additions
  }

  var variables: [String: String] {
    let machine = ProcessInfo.processInfo.environment
    var variables = [
      "HOME": directory.url.path, "XDG_STATE_HOME": directory.path("state"),
      "TERM": "xterm", "LANG": "C.UTF-8", "PATH": machine["PATH"] ?? "/usr/bin:/bin",
    ]
    // Where the toolchain's libraries are found, where coverage is written, and what sanitizers heed.
    for name in ["LD_LIBRARY_PATH", "LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      variables[name] = machine[name]
    }
    return variables.merging(additions) { $1 }
  }
}
