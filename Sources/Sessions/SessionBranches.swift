import Actors
import Diagnostics
import Kernel
import Language
import Typography

/// Branches: how they begin, and going from one to another.
extension Session {
  // MARK: Entries in the journal

  /// Adds what is about to be done to the journal.
  func append(_ text: String, _ action: JournalEntry.Action, moments: Int = 1) {
    let it = simulator.stage.yourSlots[Bindings.it]
    journal.append(text, action, it: it, moments: moments)
  }

  /// What comes next in the journal, if it is the very thing that was typed now: a choice that is
  /// made again is no new one.
  func repeatable(_ text: String) -> JournalEntry? {
    guard let next = journal.entry(after: journal.moment), next.isRepeatable,
      !next.isOfRunFound, next.start == journal.moment, next.text == text,
      next.it == simulator.stage.yourSlots[Bindings.it]
    else { return nil }
    return next
  }

  /// Does what comes next in the journal, as if it were done for the first time.
  func doAgain(_ entry: JournalEntry) {
    passage = nil
    depart()
    redo(to: entry.end, isLive: true)
    arrive()
  }

  /// Ends an entry: what it did is in the journal now.
  func conclude(_ outcome: Outcome) {
    switch outcome {
    case .interrupted(let kept):
      // What was kept is a whole entry by itself.
      if let kept {
        amendOpenEntry {
          $0.text = kept
          $0.isRepeatable = true
        }
        passage?.amend(with: kept)
      } else {
        passage = nil
      }
    case .done:
      amendOpenEntry {
        $0.closing = closing
        $0.isRepeatable = true
      }
    case .failed, .incomplete, .unreadable, .request:
      amendOpenEntry { $0.closing = closing }
    }
    if passage?.isReal != true {
      passage?.moments = journal.isOpen ? journal[journal.current].entries.last?.moments ?? 0 : 0
    }
    let begun = journal.close()
    keepPassage()
    if let begun { sayBeginning(of: begun) }
    if let forgotten = journal.forgetSurplus() {
      say("b\(forgotten) is forgotten: \(Journal.keptBranches) branches are kept", .warning)
    }
  }

  private func amendOpenEntry(_ change: (inout JournalEntry) -> Void) {
    if journal.isOpen { journal.amendLast(change) }
  }

  /// Keeps what was typed, and what came of it, for a lesson.
  func keepPassage() {
    if let passage {
      if let performance { performance.passages.append(passage) } else { journal.keep(passage) }
    }
    passage = nil
  }

  static func beginning(of branch: Int, at moment: Int, of origin: Int) -> String {
    "a new branch: b\(branch), from moment \(moment) of b\(origin)"
  }

  func sayBeginning(of number: Int) {
    guard level != .quiet, let origin = journal[number].origin else { return }
    say(Self.beginning(of: number, at: origin.moment, of: origin.branch), .faint)
  }

  // MARK: Switching

  /// Goes to the end of a branch.
  func go(to branch: Command.Branch, _ source: Source) -> Outcome {
    guard journal.hasBranch(branch.number) else {
      show([noBranch(branch)], in: source)
      return .failed
    }
    depart()
    place(on: branch.number, at: journal[branch.number].end)
    arrive()
    let place =
      journal[branch.number].origin.map { "which left b\($0.branch) at moment \($0.moment)" }
      ?? "which began with the session"
    say("you are on b\(branch.number), \(place)")
    sayMoment()
    return .done
  }

  /// Goes to a moment of a branch without showing what happens on the way.
  func place(on branch: Int, at moment: Int) {
    let parting = journal.parting(of: journal.current, and: branch)
    let isShared = branch == journal.current || journal.moment <= parting
    if branch != journal.current { journal.select(branch) }
    if !isShared, let checkpoint = journal.checkpoint(before: moment) {
      // Events of the branch that is left have the same numbers as those of the other.
      if checkpoint.moment > parting { forgetEvents() }
      restore(checkpoint)
    }
    moveSilently(to: moment)
  }

  /// What to try where there is one branch only.
  static let howToBranch = "go back and do something else, and another one begins"

  /// What is wrong with a branch that there is not.
  func noBranch(_ branch: Command.Branch) -> Diagnostic {
    let names = journal.branches.map { "b\($0.number)" }
    let hint =
      switch names.count {
      case 1: "there is only \(names[0]); " + Self.howToBranch
      case 2...8:
        "the branches are " + names.dropLast().joined(separator: ", ") + " and "
          + names[names.count - 1]
      default: "history draws the \(names.count) branches there are"
      }
    return Diagnostic("there is no b\(branch.number)", at: branch.span, hint: hint)
  }
}
