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
    subcommands: [Perform.self, Play.self, Check.self, ListLessons.self],
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
