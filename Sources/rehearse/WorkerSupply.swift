import Glibc
import Sessions

/// What a session needs of this process to let a cast play for real.
enum WorkerSupply {
  /// Lets a session make workers of this program, and keep what shows a mistake of it.
  static func serve(_ session: Session) {
    // However the program was called, and also when its file has been replaced.
    session.executable = "/proc/self/exe"
    session.keepEvidence = keep
  }

  /// Writes a text to a new file among the temporary ones.
  private static func keep(_ text: String) -> String? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    for number in 1...100 {
      let path = "\(folder)/rehearse-\(getpid())-\(number).run"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { return nil }
      close(file)
      // It says itself when it cannot be written.
      return (try? Files.write(text, to: path)).map { path }
    }
    return nil
  }
}
