import Lessons
import LineEditing
import Typography

/// The prompt inside a lesson: reads entries and keys, and shows what the player makes of them.
final class LessonPrompting {
  private let console: Console
  private let session: SessionStage
  private var player: LessonPlayer
  private let editor: LineEditor
  private let pager: Pager
  private let progress: ProgressFile
  /// The lesson's path.
  private let path: String
  /// The lines of an entry that is not finished.
  private var entry = ""

  /// Nil where the terminal cannot be typed at.
  init?(_ console: Console, _ session: SessionStage, _ player: LessonPlayer, path: String) {
    guard
      let editor = LineEditor(
        historyPath: History.defaultPath(environment: console.environment),
        terminal: console.terminal,
        complete: { session.completion($0, at: $1) })
    else { return nil }
    self.console = console
    self.session = session
    self.player = player
    self.editor = editor
    self.path = path
    pager = Pager(console: console, editor: editor)
    progress = ProgressFile(environment: console.environment)
  }

  /// Plays until the lesson is over.
  func run() -> LessonPlayer.Ending {
    if let problem = progress.problem { console.warn(problem) }
    guard let bookmark = progress.bookmark(of: path), let offer = player.offer(toGoOnAt: bookmark)
    else { return play(from: player.start()) }
    console.write(offer)
    switch choose() {
    case .goOn: return play(from: player.start(at: bookmark))
    case .begin: return play(from: player.start())
    case .leave: return .left
    }
  }

  private func play(from first: LessonPlayer.Show) -> LessonPlayer.Ending {
    show(first)
    while player.ending == nil { read() }
    return player.ending ?? .left
  }

  private enum Choice {
    case goOn, begin, leave
  }

  /// Whether to go on where the reader was.
  private func choose() -> Choice {
    while true {
      let prompt = StyledPrompt(console.theme.text(Line("go on? ", .prompt)))
      switch editor.readLine(prompt: prompt, keys: [.space, .pageDown, .rightArrow]) {
      case .key: return .goOn
      case .interrupted, .end: return .leave
      case .line(let line):
        switch line.lowercased().filter({ !$0.isWhitespace }) {
        case "", "y", "yes", "next", "goon": return .goOn
        case "n", "no", "restart": return .begin
        case "leave", "quit", "q": return .leave
        default: console.warn("Enter goes on, restart begins anew, leave leaves")
        }
      }
    }
  }

  /// Reads one line or key and obeys it.
  private func read() {
    editor.suggest(player.starter)
    let prompt = entry.isEmpty ? player.prompt : ". "
    Interruption.clear()
    switch editor.readLine(
      prompt: StyledPrompt(console.theme.text(Line(prompt, .prompt))),
      keys: entry.isEmpty ? keys : [])
    {
    case .interrupted: giveUpEntry()
    case .end:
      // An entry that is not finished is given up first.
      if entry.isEmpty { obey("leave") } else { giveUpEntry() }
    case .key(let key): obey(key)
    case .line(let text): take(text)
    }
  }

  private func giveUpEntry() {
    entry = ""
    console.write(player.offerLines)
  }

  /// Takes what was typed, recalled or pasted, which may be several entries.
  private func take(_ text: String) {
    let lines = PastedLines(text).lines
    for line in lines {
      // Empty lines go on in a lesson; those between pasted entries are not meant so.
      if lines.count > 1, entry.isEmpty, line.allSatisfy(\.isWhitespace) { continue }
      entry += entry.isEmpty ? line : "\n" + line
      if !entry.isEmpty, session.isIncomplete(entry) { continue }
      let whole = entry
      entry = ""
      remember(whole)
      obey(whole)
      if player.ending != nil { return }
    }
  }

  private func remember(_ whole: String) {
    guard !player.isForTheLesson(whole), let problem = editor.remember(whole) else { return }
    console.warn(problem.message)
  }

  private func obey(_ text: String) {
    player.resize(to: console.readingWidth)
    // What comes of the lesson's input belongs right under it.
    if text.isEmpty, player.offer != nil { console.eraseLineAbove() }
    session.promptWidth = promptWidth
    let before = player.bookmark
    let shown = player.enter(text)
    // Noted at once: a window may be closed at any time.
    if player.ending == nil, player.bookmark != before { note(player.bookmark) }
    show(shown)
  }

  private func note(_ bookmark: Bookmark) {
    if let problem = progress.note(bookmark, of: path) { console.warn(problem) }
  }

  /// Where the next entry stands on the screen. The first of the reader's own is followed by a line
  /// that says so, except in an exercise or a challenge.
  private var promptWidth: Int? {
    switch player.mode {
    case .fork, .exercise, .challenge: displayWidth(player.prompt)
    case .step, .question, .end: nil
    }
  }

  private func show(_ show: LessonPlayer.Show) {
    // What Enter would run stands above the prompt.
    switch pager.show(show.lines + (player.ending == nil ? player.offerLines : [])) {
    case .goOn: break
    case .interrupted: console.write(player.offerLines)
    case .typed(let text): take(text)
    case .end: obey("leave")
    }
  }
}

// MARK: - Keys

extension LessonPrompting {
  /// The keys that mean something here as long as nothing is typed. Where the reader types, Space and
  /// letters are his.
  private var keys: Set<EmptyLineKey> {
    switch player.mode {
    case .step, .end: Set(EmptyLineKey.allCases)
    // Here `b` is an answer.
    case .question: [.space, .tab, .pageUp, .pageDown, .rightArrow]
    case .exercise, .challenge: player.isTrying ? [] : [.pageUp, .pageDown]
    case .fork: [.tab, .pageDown]
    }
  }

  private func obey(_ key: EmptyLineKey) {
    switch key {
    case .space, .pageDown, .rightArrow: obey("")
    case .letterB, .pageUp: obey("back")
    case .tab:
      if player.mode == .fork { return obey("") }
      console.write(player.fork())
    }
  }
}
