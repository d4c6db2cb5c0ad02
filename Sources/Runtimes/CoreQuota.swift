/// The share of the cores that control groups leave a process, by a limit on its time (cgroups(7)).
struct CoreQuota {
  /// What a file of the system says; empty when there is none.
  let read: (String) -> String

  private static let root = "/sys/fs/cgroup"

  /// How many whole cores the least quota comes to, at least one; nil without any.
  /// - Parameter groups: the groups of a process, as in `/proc/self/cgroup`.
  func cores(of groups: String) -> Int? {
    let all = groups.split(separator: "\n").flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      return parts.count == 3 ? quotas(controllers: parts[1], path: parts[2]) : []
    }
    return all.min()
  }

  /// The quotas of a group and of all above it. A container may see the group that is its own as the
  /// highest one, whatever its path is called.
  private func quotas(controllers: Substring, path: Substring) -> [Int] {
    let names = path.split(separator: "/")
    let folders = (0...names.count).map { names.prefix($0).map { "/" + $0 }.joined() }
    if controllers.isEmpty {
      return ["", "/unified"].flatMap { mount in
        folders.compactMap { quota(numbers(read(Self.root + mount + $0 + "/cpu.max"))) }
      }
    }
    guard controllers.split(separator: ",").contains("cpu") else { return [] }
    return Set(["/cpu", "/\(controllers)"]).sorted().flatMap { mount in
      folders.compactMap { folder in
        let time = numbers(read(Self.root + mount + folder + "/cpu.cfs_quota_us"))
        return quota(time + numbers(read(Self.root + mount + folder + "/cpu.cfs_period_us")))
      }
    }
  }

  private func numbers(_ text: String) -> [Int?] {
    text.split { $0 == " " || $0 == "\n" }.map { Int($0) }
  }

  /// So many microseconds in each period of others; no limit where one is not a number above 0.
  private func quota(_ numbers: [Int?]) -> Int? {
    guard numbers.count == 2, let time = numbers[0], let period = numbers[1], time > 0, period > 0
    else { return nil }
    return max(1, time / period)
  }
}
