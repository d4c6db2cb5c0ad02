import ArgumentParser
import Glibc
import Runtimes

/// Where the process begins.
@main
struct Main {
  static func main() {
    WorkerProcess.runIfWanted(CommandLine.arguments)
    Interruption.install()
    do {
      var command = try Rehearse.parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(with: error)
    }
  }

  /// The arguments; an option that every command takes may stand before the command, too.
  private static var arguments: [String] {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--plain", arguments.count > 1 {
      arguments.swapAt(0, 1)
    }
    return arguments
  }

  /// Ends with what an error means: 0 for help that was asked for, a command's own code, or 2 for a
  /// call that is not understood.
  private static func exit(with error: any Error) -> Never {
    if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
    let code = Rehearse.exitCode(for: error)
    let text = Rehearse.fullMessage(for: error)
    let console = Console(isPlain: false)
    if code == .success {
      console.writeResult(text)
    } else {
      console.writeDiagnostic(text)
    }
    console.flush()
    Glibc.exit(code == .success ? 0 : 2)
  }
}
