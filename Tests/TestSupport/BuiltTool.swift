import Foundation
import Glibc

/// The executable under test, as built along with the tests.
package enum BuiltTool {
  /// What a run left behind.
  package struct Outcome: Equatable, Sendable {
    package let stdout: String
    package let stderr: String
    package let status: ExitStatus

    package init(stdout: String, stderr: String, status: ExitStatus) {
      self.stdout = stdout
      self.stderr = stderr
      self.status = status
    }
  }

  /// Where `rehearse` is: beside the running test binary.
  package static var path: String {
    let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return binary.deletingLastPathComponent().appendingPathComponent("rehearse").path
  }

  /// Runs the tool through pipes to its end. A run that takes longer than `timeout` is ended and
  /// throws.
  package static func run(
    _ arguments: [String], input: String = "", environment: TestEnvironment? = nil,
    timeout: Duration = .seconds(60)
  ) throws -> Outcome {
    try run(
      path, arguments, input: Array(input.utf8), environment: environment, timeout: timeout)
  }

  /// The same for any executable, with input that need not be text.
  package static func run(
    _ executable: String, _ arguments: [String], input: [UInt8],
    environment: TestEnvironment? = nil, timeout: Duration = .seconds(60)
  ) throws -> Outcome {
    let environment = try environment ?? TestEnvironment()
    let pipes = try (0..<3).map { _ in try BytePipe() }
    defer { pipes.forEach { $0.close() } }
    let child = try ChildProcess(
      executable, arguments, environment: environment.variables,
      channels: [
        .descriptor(pipes[0].output), .descriptor(pipes[1].input), .descriptor(pipes[2].input),
      ])
    pipes[0].closeOutput()
    pipes[1].closeInput()
    pipes[2].closeInput()
    let deadline = Deadline(after: timeout)
    var exchange = Exchange(pipes: pipes, input: input)
    exchange.run(by: deadline)
    guard let status = child.status(by: deadline) else {
      child.kill()
      throw HarnessFailure("\(executable) \(arguments) takes longer than \(timeout)")
    }
    return Outcome(
      stdout: String(decoding: exchange.stdout, as: UTF8.self),
      stderr: String(decoding: exchange.stderr, as: UTF8.self), status: status)
  }
}
