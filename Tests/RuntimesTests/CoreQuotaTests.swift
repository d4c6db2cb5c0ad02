import Testing

@testable import Runtimes

@Suite struct `A quota of cores` {
  @Test(
    arguments: [
      ("0::/\n", ["/cpu.max": "250000 100000\n"], 2),
      ("0::/\n", ["/cpu.max": "50000 100000\n"], 1),
      ("0::/\n", ["/cpu.max": "max 100000\n"], nil),
      ("0::/\n", [:], nil),
      (
        "0::/a/b.scope\n",
        [
          "/a/b.scope/cpu.max": "max 100000", "/a/cpu.max": "300000 100000",
          "/cpu.max": "max 100000",
        ], 3
      ),
      (
        "1:cpu:/\n0::/\n", ["/cpu/cpu.cfs_quota_us": "-1\n", "/cpu/cpu.cfs_period_us": "100000\n"],
        nil
      ),
      (
        "4:memory:/x\n2:cpu,cpuacct:/docker/1f\n0::/\n",
        [
          "/cpu,cpuacct/cpu.cfs_quota_us": "400000\n", "/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
          "/cpu,cpuacct/docker/1f/cpu.cfs_quota_us": "200000\n",
          "/cpu,cpuacct/docker/1f/cpu.cfs_period_us": "100000\n",
        ], 2
      ),
      ("", ["/cpu.max": "100000 100000"], nil), ("0", [:], nil),
    ] as [(String, [String: String], Int?)])
  func `is the least of those of a group and all above it`(
    groups: String, files: [String: String], cores: Int?
  ) {
    let quota = CoreQuota { path in
      path.hasPrefix("/sys/fs/cgroup") ? files[String(path.dropFirst(14))] ?? "" : ""
    }
    #expect(quota.cores(of: groups) == cores)
  }

  @Test func `stands beside the cores that a process may run on`() {
    #expect(Machinery.allowedCores("Name:\tx\nCpus_allowed:\t00000000,0000000b\n") == 3)
    #expect(Machinery.allowedCores("Name:\tx\n") == nil)
  }
}
