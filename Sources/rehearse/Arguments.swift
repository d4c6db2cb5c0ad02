import ArgumentParser
import Glibc
import Lessons
import LineEditing

/// The command line.
struct Rehearse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "A rehearsal room for the actor model: you are the scheduler.",
    discussion: """
      Without arguments it prompts for lines; help explains them. Given files, or lines by -c or on \
      standard input, it performs them quietly and stops at the first error.

      Exit codes: 0 done, 1 the program or a check failed, 2 usage or an unreadable file, \
      130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [Perform.self, Explore.self, Play.self, Check.self, ListLessons.self],
    defaultSubcommand: Perform.self)
}

/// What every command takes.
struct OutputOptions: ParsableArguments {
  @Flag(help: "No color, and ASCII only.")
  var plain = false

  var console: Console { Console(isPlain: plain) }
}

/// The prompt, or scripts.
struct Perform: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perform", abstract: "Prompt for lines, or perform scripts (the default).")

  @OptionGroup var output: OutputOptions

  @Option(
    name: [.customShort("c"), .customLong("command")], parsing: .singleValue,
    help: ArgumentHelp("Perform this line; may be repeated.", valueName: "line"))
  var lines: [String] = []

  @Flag(help: "Begin with the session that was not ended in an orderly way.")
  var resume = false

  @Argument(help: ArgumentHelp("Scripts to perform, in one session.", valueName: "file"))
  var files: [String] = []

  func run() throws {
    let console = output.console
    if !files.isEmpty || !lines.isEmpty {
      throw ExitCode(Scripting(console).perform(files: files, lines: lines))
    }
    guard console.terminal.isInteractive else {
      throw ExitCode(Scripting(console).performInput())
    }
    throw ExitCode(Prompting(console, resumes: resume).run())
  }
}

/// Exploring every order of a script.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Perform a script, and explore every order that can follow.",
    discussion: """
      Exploring begins where the script ends: what it runs has been decided. A condition is an \
      expression over actors, as in --never 'account.balance == 1', or one of deadlock, fail and \
      letters.

      Exit codes: 0 every goal is met, 1 a goal is not met or a bound was hit before it was \
      decided, 2 usage or an unreadable file, 130 interrupted.
      """)

  @OptionGroup var output: OutputOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("No order may end with it so; may be repeated.", valueName: "condition"))
  var never: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Every order must end with it so; may be repeated.", valueName: "condition"))
  var always: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Some order must end with it so; may be repeated.", valueName: "condition"))
  var reach: [String] = []

  @Flag(help: "Look at conditions at every step, and not only at the end.")
  var ever = false

  @Option(help: ArgumentHelp("mailbox, causal, fifo or unordered.", valueName: "model"))
  var network: String?

  @Option(help: ArgumentHelp("How many messages may be lost.", valueName: "n"))
  var drops: Int?

  @Option(help: ArgumentHelp("How many messages may be copied.", valueName: "n"))
  var duplicates: Int?

  @Option(help: ArgumentHelp("The most orders.", valueName: "n"))
  var orders: Int?

  @Option(help: ArgumentHelp("The most steps in an order.", valueName: "n"))
  var depth: Int?

  @Option(help: ArgumentHelp("The most megabytes of memory.", valueName: "n"))
  var memory: Int?

  @Option(help: ArgumentHelp("How long to look at most.", valueName: "n"))
  var seconds: Int?

  @Option(
    help: ArgumentHelp(
      "How many cores to use; all, without it. What is found is the same.", valueName: "n"))
  var cores: Int?

  @Option(help: ArgumentHelp("Where to save the run that goes wrong.", valueName: "file"))
  var saveWitness: String?

  @Argument(help: "The script.")
  var file: String

  func validate() throws {
    if let cores, cores < 1 { throw ValidationError("--cores takes a number from 1 on") }
  }

  func run() throws {
    let scripting = Scripting(output.console, exploringCores: cores)
    throw ExitCode(
      scripting.explore(file, clauses, under: network, savingWitnessTo: saveWitness))
  }

  /// What would be typed behind `explore`.
  private var clauses: String {
    let modes = [("never", never), ("always", always), ("reach", reach)]
    let goals = modes.flatMap { mode, conditions in
      conditions.map { "\(mode) \($0)" + (ever && !Self.mishaps.contains($0) ? " ever" : "") }
    }
    let bounds: [(String, Int?, String)] = [
      ("with", drops, " drops"), ("with", duplicates, " duplicates"),
      ("within", orders, " orders"), ("within", depth, " steps"), ("within", memory, " MB"),
      ("within", seconds, "s"),
    ]
    return (goals + bounds.compactMap { word, count, unit in count.map { "\(word) \($0)\(unit)" } })
      .joined(separator: " ")
  }

  /// What is about an order as a whole, and not about a step.
  private static let mishaps = ["deadlock", "fail", "letters"]
}

/// Playing a lesson.
struct Play: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Play a lesson, step by step.")

  @OptionGroup var output: OutputOptions

  @Argument(help: "Its number, a word of its name, or its file.")
  var lesson: String?

  func run() throws {
    let console = output.console
    guard let lesson else {
      console.writeLessons()
      return console.flush()
    }
    let code = Playing(console).play(lesson)
    throw ExitCode(code == Playing.quitCode ? 0 : code)
  }
}

/// Checking lessons.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play lessons and compare what comes with what they say.",
    discussion: "Exit codes: 0 equal, 1 different, 2 unreadable.")

  @OptionGroup var output: OutputOptions

  @Flag(help: "Write what came into the lessons.")
  var update = false

  @Option(help: ArgumentHelp("Also write the result as JUnit XML.", valueName: "file"))
  var junit: String?

  @Argument(help: ArgumentHelp("Lessons, or folders of them.", valueName: "path"))
  var paths: [String]

  func run() throws {
    throw ExitCode(Checking(output.console).check(paths, updates: update, junit: junit))
  }
}

/// Listing lessons.
struct ListLessons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let console = output.console
    console.writeLessons()
    console.flush()
  }
}
