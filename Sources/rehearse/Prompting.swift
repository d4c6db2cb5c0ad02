import Diagnostics
import Glibc
import Lessons
import LineEditing
import Sessions
import Typography

/// The prompt: reads entries, lets the session perform them, and does what only a program can.
final class Prompting {
  private let console: Console
  private let session: Session
  private let record: SessionRecord
  private let resumes: Bool
  /// The files that this session was saved to.
  private var saved: Set<String> = []
  /// The lines of an entry that is not finished.
  private var entry = ""
  /// How many entries the record had when the real run began that the cast is in.
  private var entriesBeforeRun = 0

  init(_ console: Console, resumes: Bool) {
    self.console = console
    self.resumes = resumes
    record = SessionRecord(environment: console.environment)
    session = Session.forPrompt(
      output: { console.write($0) }, isInterrupted: { Interruption.isRequested })
    ProgressLine(console.terminal).serve(session)
    WorkerSupply.serve(session)
  }

  /// Prompts until the person leaves.
  /// - Returns: the exit code.
  func run() -> Int32 {
    let editor = LineEditor(
      historyPath: History.defaultPath(environment: console.environment),
      terminal: console.terminal
    ) { [unowned self] line, cursor in
      let before = entry.isEmpty ? "" : entry + "\n"
      var found = Completion(session, before + line, at: before.utf8.count + cursor)
      found.start = max(0, found.start - before.utf8.count)
      return found
    }
    guard let editor else {
      console.complain("the terminal cannot be used; rehearse FILE performs a script")
      return 2
    }
    if let problem = editor.historyProblem { console.warn(problem.message) }
    greet()
    if resumes {
      resume()
    } else {
      if record.hasLost {
        console.warn("a session was not ended in an orderly way; rehearse --resume brings it back")
      }
      record.begin()
    }
    while true {
      Interruption.clear()
      let prompt = Line(entry.isEmpty ? "> " : ". ", .prompt)
      editor.news = session.isPerforming ? news : nil
      switch editor.readLine(prompt: StyledPrompt(console.theme.text(prompt))) {
      case .interrupted, .key: entry = ""
      case .end:
        // An entry that is not finished is given up first.
        if entry.isEmpty { return finish() }
        entry = ""
      case .line(let text):
        if !respond(to: text, editor) { return finish() }
      }
    }
  }

  /// What a cast that plays for real does while somebody types.
  private var news: LineEditor.News {
    LineEditor.News(
      isThere: { [unowned self] in session.hasNews },
      show: { [unowned self] in
        session.showNews()
        console.flush()
      })
  }

  private func greet() {
    console.write([
      Line([
        .init("Rehearse", .strong),
        .init(": you are the scheduler. help explains, play 0 begins, Ctrl-D leaves.", .faint),
      ])
    ])
  }

  private func finish() -> Int32 {
    session.finish()
    console.flush()
    record.end()
    return 0
  }

  // MARK: Entries

  /// Performs what was typed or pasted. False when the person leaves.
  private func respond(to text: String, _ editor: LineEditor) -> Bool {
    let lines = PastedLines(text).lines
    for (index, line) in lines.enumerated() {
      entry += entry.isEmpty ? line : "\n" + line
      if session.isIncomplete(entry) { continue }
      let whole = entry
      entry = ""
      if !whole.allSatisfy(\.isWhitespace), let problem = editor.remember(whole) {
        console.warn(problem.message)
      }
      let outcome = perform(whole)
      if !conclude(outcome) { return false }
      let left = lines.count - index - 1
      if outcome != .done, left > 0 {
        console.warn("left out of what was pasted: \(left) more \(left == 1 ? "line" : "lines")")
        break
      }
    }
    return true
  }

  /// Performs an entry, and records it. A real run that is over is recorded as it went.
  private func perform(_ entry: String) -> Session.Outcome {
    if !session.isPerforming { entriesBeforeRun = record.count }
    record.add(entry)
    let outcome = submit(entry)
    if let run = session.takeLastRun() {
      record.amend(with: run, sinceEntry: entriesBeforeRun)
      if session.isPerforming {
        // The same entry has begun the next one.
        entriesBeforeRun = record.count
        record.add(entry)
      }
    }
    return outcome
  }

  /// Lets the session perform an entry; what it draws fits the terminal as it is now.
  private func submit(_ entry: String) -> Session.Outcome {
    session.width = min(max(console.width, 40), 200)
    session.theme = console.theme
    return session.submit(entry)
  }

  /// Does what an entry asks of the program. False when the person leaves.
  private func conclude(_ outcome: Session.Outcome) -> Bool {
    switch outcome {
    case .done, .failed, .incomplete, .unreadable: return true
    case .interrupted(let kept): record.amend(with: kept)
    case .request(.quit): return false
    case .request(.load(let path)): return load(path) != .request(.quit)
    case .request(.save(let path, let text)):
      save(text, to: path, as: "rehearse check \(path) tests it")
    case .request(.saveSchedule(let path, let text)):
      save(text, to: path, as: "replay \(path) performs it")
    case .request(.replay(let path, let steps)): replay(path, steps: steps)
    case .request(.export(let export)): write(export)
    case .request(.lessons), .request(.play(nil)):
      console.writeLessons()
    case .request(.play(let lesson?)):
      return Playing(console).play(lesson) != Playing.quitCode
    case .request(.next), .request(.leave):
      console.complain("that is for lessons; play begins one")
    }
    return true
  }

  /// Writes what a session saves; over another file only if that is one it wrote itself.
  private func save(_ text: String, to path: String, as use: String) {
    guard saved.contains(path) || !Files.exists(path) else {
      return console.complain("\(path) is there already; save under another name")
    }
    saved.insert(path)
    do throws(Files.Problem) {
      try Files.write(text, to: path)
      console.write([Line("saved as \(path); \(use)")])
    } catch {
      console.complain("\(path): cannot be written: \(error.reason)")
    }
  }

  /// Writes a picture or a history; over another file only if that is one of its own.
  private func write(_ export: Export) {
    let path = export.path
    guard saved.contains(path) || !Files.exists(path) else {
      return console.complain("\(path) is there already; write to another name")
    }
    do throws(Files.Problem) {
      var isWhole = false
      try Files.write(to: path) { write in
        isWhole = export.write(write)
        return isWhole
      }
      guard isWhole else { return console.warn("interrupted: \(path) was not written") }
      saved.insert(path)
      console.write([Line("\(export.subject) is in \(path)")])
    } catch {
      console.complain("\(path): cannot be written: \(error.reason)")
    }
  }

  private func replay(_ path: String, steps: Int?) {
    do throws(Files.Problem) {
      let source = Source(try Files.read(path), name: path)
      _ = session.replay(source, called: path, steps: steps)
    } catch {
      console.complain("\(path): cannot be read: \(error.reason)")
    }
  }

  private func load(_ path: String) -> Session.Outcome {
    do throws(Files.Problem) {
      let source = Source(try Files.read(path), name: path)
      return session.perform(script: source) { request in
        if request == .quit { return .request(.quit) }
        // A script may come from a stranger.
        console.complain("a loaded script cannot read or write files or play lessons")
        return .failed
      }
    } catch {
      console.complain("\(path): cannot be read: \(error.reason)")
      return .unreadable
    }
  }

  /// Performs again what a session that was not ended had been told.
  private func resume() {
    guard let entries = record.entriesOfLost() else {
      console.warn("there is no session to resume")
      return record.begin()
    }
    for (index, entry) in entries.enumerated() {
      if !session.isPerforming { entriesBeforeRun = index }
      if Session.isRun(entry) {
        console.write([Line("a real run, as it went:", .faint)])
        _ = session.resume(run: entry)
        continue
      }
      console.write([Line([.init("> ", .prompt), .init(visibleInput(entry))])])
      _ = conclude(submit(entry))
    }
    _ = session.takeLastRun()
    record.begin(with: entries)
  }

  private func visibleInput(_ entry: String) -> String {
    entry.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n. ")
  }
}
