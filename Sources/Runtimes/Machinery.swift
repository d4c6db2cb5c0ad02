import Glibc

/// What the machine has.
package enum Machinery {
  /// How many cores this process may use: those that it may run on, or fewer where a container has a
  /// quota of time.
  package static let cores: Int = {
    let online = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let allowed = allowedCores(text(of: "/proc/self/status")) ?? online
    return min(
      allowed, CoreQuota(read: text(of:)).cores(of: text(of: "/proc/self/cgroup")) ?? allowed)
  }()

  /// How many processes wanted a core of the machine, on an average of the last minute.
  package static var load: String? {
    text(of: "/proc/loadavg").split(separator: " ").first.map(String.init)
  }

  /// The number of cores in the mask of a `/proc/self/status`.
  static func allowedCores(_ status: String) -> Int? {
    for line in status.split(separator: "\n") where line.hasPrefix("Cpus_allowed:") {
      let digits = line.dropFirst("Cpus_allowed:".count).compactMap(\.hexDigitValue)
      let count = digits.reduce(0) { $0 + $1.nonzeroBitCount }
      return count > 0 ? count : nil
    }
    return nil
  }

  /// What a small file says; empty when it cannot be read.
  private static func text(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
