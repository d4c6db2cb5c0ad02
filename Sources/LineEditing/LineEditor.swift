import CEditLine
import Glibc

/// Lets somebody at a terminal type a line, with everything a shell has taught them to expect.
///
/// One at a time per process, since the terminal is one; used from the thread that made it. Ctrl-C
/// is a key while a line is read and a signal (SIGINT) at all other times: handle it.
package final class LineEditor {
  /// How a line ended.
  package enum Input: Equatable {
    /// Enter was pressed; without the newline. Holds newlines where an entry of several lines was
    /// recalled or pasted; empty where nothing was typed or a prefilled line was emptied.
    case line(String)
    /// A key that was asked for, on an empty line.
    case key(EmptyLineKey)
    /// Ctrl-C: the line is given up.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case end
  }

  let editor: OpaquePointer
  /// What the arrow keys and Ctrl-R walk through: a copy of the history's entries.
  private let recalled: OpaquePointer
  /// Answers what could stand before the cursor, given the line and how far the cursor is into it
  /// in bytes of UTF-8.
  let complete: (_ line: String, _ cursor: Int) -> Completion
  let isDumb: Bool
  private var history: History
  /// Why there is no history from earlier runs, to warn of at the start.
  package let historyProblem: HistoryProblem?

  /// The prompt as libedit reads it: allocated, ends in NUL.
  private var promptText: UnsafeMutablePointer<CChar> = strdup("")
  /// Offered to be recalled in this run alone, and how many entries have been remembered since.
  private var suggestion: (entry: String, age: Int)?
  /// What a line begins with that is to be read.
  var prefill = ""
  /// Whether Ctrl-C was pressed in the line being read.
  var isInterrupted = false
  /// The keys that mean something of their own as long as nothing is typed.
  var asked: Set<EmptyLineKey> = []
  /// The one of them that ended the line being read.
  var pressed: EmptyLineKey?
  /// What was pressed right upon a key that ended a line, and belongs to the next.
  var held = ""
  /// Line and cursor as they were when candidates were left unlisted: a TAB there lists them.
  var undecided: (line: String, cursor: Int)?

  /// What arises while somebody types; nil where nothing does.
  package var news: News?
  /// The window's size when the line being read was drawn last.
  var drawnSize = Terminal.Size.usual
  /// What the line being read stands behind.
  private(set) var prompt = StyledPrompt("")

  /// Prepares to read from the terminal; nil where the system has not the means for it. `name`
  /// is what lines of `.editrc` for this program alone begin with.
  package init?(
    name: String = "rehearse", historyPath: String?, terminal: Terminal,
    complete: @escaping (_ line: String, _ cursor: Int) -> Completion
  ) {
    Self.chooseUTF8()
    guard let editor = cedit_open(name), let recalled = history_init() else { return nil }
    self.editor = editor
    self.recalled = recalled
    self.complete = complete
    isDumb = terminal.isDumb
    var problem: HistoryProblem?
    history = History(path: historyPath, problem: &problem)
    historyProblem = problem
    configure()
    copyHistory()
  }

  deinit {
    el_end(editor)
    history_end(recalled)
    free(promptText)
  }

  /// Text here is UTF-8, whatever the locale says; without one the editor would drop accents.
  static func chooseUTF8() {
    let isSet = setlocale(LC_CTYPE, "") != nil
    if !isSet || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
  }

  private func configure() {
    cedit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    cedit_history_limit(recalled, Int32(History.limit))
    cedit_use_history(editor, recalled)
    cedit_set_keymap(editor, "emacs")
    // The editor's own handlers: they put the terminal back when the process is ended or continued
    // from outside, and follow the window's size.
    cedit_set_flag(editor, EL_SIGNAL, 1)
    let marker = CChar(bitPattern: StyledPrompt.marker.asciiValue ?? 1)
    cedit_set_prompt(editor, { LineEditor.behind($0).promptText }, marker)
    // Ctrl-C and Ctrl-Z come as keys while a line is read.
    cedit_set_terminal_mode(editor, "-d", "-isig")
    addFunctions()
    el_source(editor, nil)
    KeyBindings.install(in: editor)
  }

  /// The editor that libedit is calling on behalf of.
  static func behind(_ editor: OpaquePointer?) -> LineEditor {
    guard let editor, let client = cedit_client(editor) else {
      preconditionFailure("libedit calls back only while the editor that set the client lives")
    }
    return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  /// Waits for a line, which begins with `prefill` as if that had been typed. Adds nothing to the
  /// history: the caller knows when an entry is whole. The keys end an empty line at once.
  package func readLine(
    prompt: StyledPrompt, prefill: String = "", keys: Set<EmptyLineKey> = []
  ) -> Input {
    let isEditing = cedit_is_editing(editor) != 0
    self.prefill = prefill
    isInterrupted = false
    pressed = nil
    KeyBindings.bind(asked.subtracting(keys), areAsked: false, in: editor)
    KeyBindings.bind(keys.subtracting(asked), areAsked: true, in: editor)
    asked = keys
    // The editor forgets between two lines what was pushed.
    if !held.isEmpty { el_push(editor, held) }
    held = ""
    undecided = nil
    self.prompt = prompt
    let looksOut = news != nil && isEditing && !isDumb
    cedit_set_reader(editor, looksOut ? { LineEditor.behind($0).readLookingOut($1) } : nil)
    // Without editing nothing can be put into the line: it is shown, and Enter alone takes it.
    show(prompt.marked + (isEditing ? "" : prefill))
    let (text, isEnd) = waitForText(isEditing: isEditing)
    if isInterrupted { return .interrupted }
    if let pressed { return .key(pressed) }
    guard let text else {
      cedit_put("\n")
      return isEnd ? .end : .interrupted
    }
    let line = Self.withoutNewline(text)
    return .line(line.isEmpty && !isEditing ? prefill : line)
  }

  private func show(_ prompt: String) {
    free(promptText)
    promptText = strdup(prompt)
  }

  /// What libedit read, or nil and whether that means the end: the other reason is a signal.
  private func waitForText(isEditing: Bool) -> (text: String?, isEnd: Bool) {
    // Before the prompt shows, or keys typed right upon it would be handled by the terminal.
    cedit_set_flag(editor, EL_PREP_TERM, 1)
    setPasteMarks(isOn: true)
    if !prefill.isEmpty, isEditing { el_push(editor, KeyBindings.Private.prefill) }
    var byteCount: Int32 = 0
    errno = 0
    // Copied at once: libedit reuses the memory, even to answer which keymap is in use.
    let text = el_gets(editor, &byteCount).map { String(cString: $0) }
    // Without editing a signal looks like the end but for errno; with it errno may be left over
    // from a change of the window's size.
    let isSignal = errno == EINTR && (byteCount < 0 || !isEditing)
    setPasteMarks(isOn: false)
    cedit_set_flag(editor, EL_PREP_TERM, 0)
    return (text, !isSignal)
  }

  private static func withoutNewline(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "\n") ? String(text.unicodeScalars.dropLast()) : text
  }

  /// Adds a whole entry to what can be recalled, now and in later runs. Answers a problem to warn of.
  package func remember(_ entry: String) -> HistoryProblem? {
    let problem = history.remember(entry)
    suggestion?.age += 1
    copyHistory()
    return problem
  }

  /// Makes an entry the first to be recalled, as if it had just been typed, or takes it away again. It
  /// is not kept.
  package func suggest(_ entry: String?) {
    guard entry != suggestion?.entry else { return }
    suggestion = entry.map { ($0, 0) }
    copyHistory()
  }

  private func copyHistory() {
    cedit_history_clear(recalled)
    let entries = history.entries
    let suggested = entries.count - (suggestion?.age ?? 0)
    for (index, entry) in entries.enumerated() {
      if let suggestion, index == max(0, suggested) {
        cedit_history_enter(recalled, suggestion.entry)
      }
      cedit_history_enter(recalled, entry)
    }
    if let suggestion, suggested >= entries.count {
      cedit_history_enter(recalled, suggestion.entry)
    }
  }

  /// vi's Escape is a command, which the mark before a paste would set off; and a dumb terminal
  /// would show what we ask.
  func setPasteMarks(isOn: Bool) {
    guard !isDumb, cedit_is_vi(editor) == 0, cedit_is_editing(editor) != 0 else { return }
    cedit_put(isOn ? PastedText.ask : PastedText.askNoMore)
  }
}
