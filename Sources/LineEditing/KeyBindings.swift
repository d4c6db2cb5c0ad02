import CEditLine

/// The keys that mean something to us, and in which of the editor's maps.
enum KeyBindings {
  /// The names under which a user's `.editrc` can bind our functions too.
  enum Function {
    static let complete = "rehearse-complete"
    static let interrupt = "rehearse-interrupt"
    static let suspend = "rehearse-suspend"
    static let prefill = "rehearse-prefill"
    static let paste = "rehearse-paste"
  }

  /// Keys that no keyboard sends: control characters of the upper half (ISO 6429), by which we ask
  /// the editor to do something as if it had been typed.
  enum Private {
    static let accept = "\u{9D}"
    static let prefill = "\u{9E}"
  }

  private enum Maps {
    /// Emacs' map, and vi's maps for inserting and for commands.
    case all
    /// Where text is typed: not among vi's commands.
    case inserting
    /// In vi's maps Escape is a command, so no key may begin with it.
    case emacs
  }

  private static let table: [(key: String, command: String, maps: Maps)] = [
    ("^C", Function.interrupt, .all),
    ("^Z", Function.suspend, .all),
    ("\\235", "ed-newline", .all),
    ("\\236", Function.prefill, .inserting),
    ("^I", Function.complete, .inserting),
    ("^R", "em-inc-search-prev", .inserting),
    ("\\e[200~", Function.paste, .emacs),
    ("\\e[3~", "ed-delete-next-char", .emacs),
    ("\\e[1;5D", "ed-prev-word", .emacs),
    ("\\e[1;5C", "em-next-word", .emacs),
  ]

  /// Binds them all in the maps now in use. A user's `bind -v` or `bind -e` starts from fresh maps,
  /// so this comes after reading `.editrc`.
  static func install(in editor: OpaquePointer) {
    let isVi = cedit_is_vi(editor) != 0
    for (key, command, maps) in table {
      switch maps {
      case .all:
        cedit_bind(editor, key, command)
        if isVi { cedit_bind_alternative(editor, key, command) }
      case .inserting:
        cedit_bind(editor, key, command)
      case .emacs:
        if !isVi { cedit_bind(editor, key, command) }
      }
    }
  }

  /// Binds keys for an empty line, or gives them back what they usually do.
  static func bind(_ keys: some Sequence<EmptyLineKey>, areAsked: Bool, in editor: OpaquePointer) {
    let isVi = cedit_is_vi(editor) != 0
    for key in keys {
      guard let (sequences, usual) = key.binding, !(isVi && key.beginsWithEscape) else { continue }
      for sequence in sequences {
        cedit_bind(editor, sequence, areAsked ? key.function : usual)
      }
    }
  }
}
