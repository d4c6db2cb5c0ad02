import Actors
import Behaviors
import Diagnostics
import Kernel
import Language
import Printing
import Tracing
import Typography

/// Pictures of behaviors and of actors.
extension Session {
  func draw(_ name: Name, _ options: PictureOptions, _ source: Source) -> Outcome {
    if let actor = actor(called: name.text) {
      guard actor != .you else {
        show([Diagnostic("you have no behavior", at: name.span, hint: "draw an actor")], in: source)
        return .failed
      }
      return options.isAnatomy
        ? drawAnatomy(of: actor, options.file, source)
        : drawBehavior(of: actor, options.file, source)
    }
    if options.isAnatomy || name.text.first?.isLowercase == true {
      show([unknownActor(name)], in: source)
      return .failed
    }
    guard let symbol = program.symbols.find(name.text),
      let code = simulator.stage.definition(symbol), let behavior = code.syntax
    else {
      show([unknownBehavior(name)], in: source)
      return .failed
    }
    let machine = StateMachine(behavior)
    if let file = options.file { return export(machine, live: nil, to: file, source) }
    draw(machine, live: nil)
    return .done
  }

  /// What is wrong with a name that no behavior has.
  func unknownBehavior(_ name: Name) -> Diagnostic {
    let known = simulator.stage.definedNames
    return Diagnostic(
      "there is no behavior named \(name.text)", at: name.span,
      hint: nearest(to: name.text, among: known).map { "did you mean \($0)?" }
        ?? "behavior \(name.text) … end defines one")
  }

  private func drawBehavior(
    of actor: ActorID, _ file: PictureFile?, _ source: Source
  ) -> Outcome {
    let view = simulator.stage.view(of: actor)
    guard let behavior = view.behavior.syntax else { return .done }
    let machine = StateMachine(behavior)
    let name = view.state.map { program.symbols[$0] }
    let live = name.flatMap { name in machine.states.firstIndex { $0.name == name } }
    if let file { return export(machine, live: live, to: file, source) }
    draw(machine, live: live)
    if let name {
      say("\(view.name) is in \(name)\(view.condition.isGone ? ", and has stopped" : "")")
    }
    return .done
  }

  private func draw(_ machine: StateMachine, live: Int?) {
    draw { theme, width in
      StateMachinePrinter(theme: theme, width: width).lines(machine, live: live)
    }
  }

  // MARK: Anatomy

  /// How many messages of a mailbox are shown.
  private static let letters = 10

  private func drawAnatomy(
    of actor: ActorID, _ file: PictureFile?, _ source: Source
  ) -> Outcome {
    let anatomy = anatomy(of: actor)
    if let file { return export(anatomy, to: file, source) }
    draw { theme, width in AnatomyPrinter(theme: theme, width: width).lines(anatomy) }
    return .done
  }

  /// The parts of an actor other than `you`, as they are now.
  func anatomy(of actor: ActorID) -> Anatomy {
    let view = simulator.stage.view(of: actor)
    let fields = simulator.stage.fields(of: actor)
    let mail = simulator.stage.mail(of: actor, limit: Self.letters)
    let section = view.state.map { program.symbols[$0] } ?? ""
    var anatomy = Anatomy(
      name: view.name, behavior: view.behavior.name, control: control(in: view), section: section,
      waiting: view.waiting)
    simulator.stage.withWriter(limit: 300) { writer in
      anatomy.fields = fields.map { .init(name: $0.name, value: writer.literal($0.value)) }
      anatomy.mail = mail.map { letter in
        "m\(letter.number) " + (letter.isStop ? "stop" : writer.literal(letter.value))
      }
    }
    anatomy.handlers = handlers(of: view, in: section)
    return anatomy
  }

  /// What an actor does, and where in its behavior.
  private func control(in view: ActorView) -> [String] {
    var outside = view
    outside.message = nil
    var lines = [control(of: outside)]
    if let message = view.message { lines.append("inside m\(message)") }
    guard let place = simulator.stage.place(of: view.id) else { return lines }
    let code = view.behavior
    let line = code.source.line(at: place.start)
    let text = code.source.text(ofLine: line).split(separator: " ").joined(separator: " ")
    let number = line - code.source.line(at: code.span.start) + 1
    lines.append("line \(number): \(visible(text))")
    return lines
  }

  /// The handlers that an actor has in a state section, its own first.
  private func handlers(of view: ActorView, in section: String) -> [Anatomy.Handler] {
    guard let behavior = view.behavior.syntax else { return [] }
    let place = simulator.stage.place(of: view.id).map { $0.start - view.behavior.span.start }
    let own = behavior.handlers.filter { $0.state != nil && $0.state?.text == section }
    let common = behavior.handlers.filter { $0.state == nil }
    return (own + common).map { handler in
      let isCurrent = place.map { handler.span.start <= $0 && $0 < handler.span.end } ?? false
      return Anatomy.Handler(text: handler.heading, isCurrent: isCurrent)
    }
  }
}

extension Code {
  /// What its text says, read again; places count from its beginning.
  fileprivate var syntax: BehaviorSyntax? {
    let text = Source(String(source[span]))
    guard
      case .complete(.definition(let syntax), _) = Parser.parse(
        text, mode: .written, isKnown: { _ in false })
    else { return nil }
    return syntax
  }
}
