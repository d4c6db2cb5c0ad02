import ArgumentParser
import Glibc

/// Where the process begins.
@main
struct Main {
  static func main() {
    Interruption.install()
    do {
      var command = try Rehearse.parseAsRoot()
      try command.run()
    } catch {
      exit(with: error)
    }
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
