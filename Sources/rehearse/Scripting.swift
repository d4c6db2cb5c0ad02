import Diagnostics
import Glibc
import LineEditing
import Sessions
import Typography

/// Scripts: files, lines of the command line, and what comes through a pipe.
struct Scripting {
  private let console: Console
  private let session: Session

  /// - Parameter exploringCores: how many cores exploring may use; nil for all.
  init(_ console: Console, exploringCores: Int? = nil) {
    self.console = console
    session = Session.forScript(
      output: { console.write($0) }, isInterrupted: { Interruption.isRequested })
    if let exploringCores { session.exploringCores = exploringCores }
    ProgressLine(console.terminal).serve(session)
    WorkerSupply.serve(session)
  }

  /// Performs files and then lines, in one session.
  /// - Returns: the exit code.
  func perform(files: [String], lines: [String]) -> Int32 {
    var code: Int32 = 0
    for file in files where code == 0 { code = perform(file) }
    if code == 0, !lines.isEmpty {
      code = perform(Source(lines.joined(separator: "\n"), name: "-c"), isTyped: true)
    }
    return finish(code)
  }

  /// Performs a file, and explores from where it ends.
  /// - Parameters:
  ///   - clauses: what stands behind `explore`.
  ///   - network: the network to begin with, as it is typed; the script may choose another.
  ///   - path: where to write the run that says most, if there is one.
  /// - Returns: the exit code.
  func explore(
    _ file: String, _ clauses: String, under network: String?, savingWitnessTo path: String?
  ) -> Int32 {
    if let network {
      let code = code(of: session.submit(written: Source("network \(network)", name: "--network")))
      if code != 0 { return finish(2) }
    }
    let code = perform(file)
    guard code == 0 || code == Self.quitCode else { return finish(code) }
    let line = clauses.isEmpty ? "explore" : "explore \(clauses)"
    var result = self.code(of: session.submit(written: Source(line, name: "rehearse")))
    if let path {
      if let text = session.tellingSchedule {
        if save(text, to: path) != .done { result = 2 }
      } else {
        console.warn("\(path) is not written: no run goes wrong, and none was looked for")
      }
    }
    return finish(result)
  }

  /// Performs what comes on standard input, each entry as soon as it is whole.
  /// - Returns: the exit code.
  func performInput() -> Int32 {
    var input = PlainInput { Interruption.isRequested }
    var text = ""
    var linesBefore = 0
    var count = 0
    var code: Int32 = 0
    while code == 0 {
      console.flush()
      switch input.next() {
      case .line(let line):
        count += 1
        text += text.isEmpty ? line : "\n" + line
        let source = Source(text, name: "stdin", linesBefore: linesBefore)
        guard let next = perform(entryIn: source) else { continue }
        code = next
        text = ""
        linesBefore = count
      case .invalid(let line):
        console.complain("stdin:\(line): this line is not UTF-8 text")
        code = 2
      case .tooLong(let line):
        console.complain("stdin:\(line): this line is longer than 1 MiB")
        code = 2
      case .failed(let reason):
        console.complain("stdin: cannot be read: \(reason)")
        code = 2
      case .interrupted: return finish(130)
      case .end:
        if !text.isEmpty {
          code = perform(Source(text, name: "stdin", linesBefore: linesBefore))
        }
        return finish(code)
      }
    }
    return finish(code == Self.quitCode ? 0 : code)
  }

  /// Performs one entry; nil when it is not finished.
  private func perform(entryIn source: Source) -> Int32? {
    var outcome = session.submit(written: source)
    if outcome == .incomplete { return nil }
    if case .request(let request) = outcome { outcome = handle(request, isTyped: false) }
    return code(of: outcome)
  }

  /// Stands for an orderly end before the end of the input.
  private static let quitCode: Int32 = -1

  private func finish(_ code: Int32) -> Int32 {
    session.finish()
    console.flush()
    return Interruption.isRequested ? 130 : max(0, code)
  }

  private func perform(_ file: String) -> Int32 {
    do throws(Files.Problem) {
      return perform(Source(try Files.read(file), name: file))
    } catch {
      console.complain("\(file): cannot be read: \(error.reason)")
      return 2
    }
  }

  /// Performs a whole text, unless something in it is wrong.
  private func perform(_ source: Source, isTyped: Bool = false) -> Int32 {
    code(of: session.perform(script: source) { handle($0, isTyped: isTyped) })
  }

  private func code(of outcome: Session.Outcome) -> Int32 {
    switch outcome {
    case .done: Interruption.isRequested ? 130 : 0
    case .failed, .incomplete: 1
    case .interrupted: 130
    case .unreadable: 2
    case .request: Self.quitCode
    }
  }

  /// Does what an entry asks for; a wish to quit is passed on. Files are read and written only for
  /// somebody who typed their names: a script may come from a stranger.
  private func handle(_ request: Session.Request, isTyped: Bool) -> Session.Outcome {
    switch request {
    case .quit: return .request(.quit)
    case .load(let path) where isTyped: return load(path)
    case .save(let path, let text) where isTyped: return save(text, to: path)
    case .saveSchedule(let path, let text) where isTyped: return save(text, to: path)
    case .replay(let path, let steps) where isTyped: return replay(path, steps: steps)
    case .export(let export) where isTyped: return write(export)
    case .export:
      console.complain("a script cannot write files; rehearse -c can")
    case .load, .save, .saveSchedule, .replay:
      console.complain("a script cannot read or write files; -c 'load FILE' can")
    case .lessons, .play, .next, .leave:
      console.complain("a script cannot play lessons; rehearse play does")
    }
    return .failed
  }

  private func save(_ text: String, to path: String) -> Session.Outcome {
    do throws(Files.Problem) {
      try Files.write(text, to: path)
      return .done
    } catch {
      console.complain("\(path): cannot be written: \(error.reason)")
      return .failed
    }
  }

  private func write(_ export: Export) -> Session.Outcome {
    do throws(Files.Problem) {
      var isWhole = false
      try Files.write(to: export.path) { write in
        isWhole = export.write(write)
        return isWhole
      }
      return isWhole ? .done : .interrupted(kept: nil)
    } catch {
      console.complain("\(export.path): cannot be written: \(error.reason)")
      return .failed
    }
  }

  private func replay(_ path: String, steps: Int?) -> Session.Outcome {
    do throws(Files.Problem) {
      let source = Source(try Files.read(path), name: path)
      return session.replay(source, called: path, steps: steps)
    } catch {
      console.complain("\(path): cannot be read: \(error.reason)")
      return .unreadable
    }
  }

  private func load(_ path: String) -> Session.Outcome {
    do throws(Files.Problem) {
      let source = Source(try Files.read(path), name: path)
      return session.perform(script: source) { handle($0, isTyped: false) }
    } catch {
      console.complain("\(path): cannot be read: \(error.reason)")
      return .unreadable
    }
  }
}
