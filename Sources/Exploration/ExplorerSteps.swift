import Actors
import Behaviors
import Kernel

/// What can be done, and doing it.
extension Explorer {
  // MARK: What can be done

  /// Finds all steps that can be taken now.
  mutating func findOptions() {
    options.removeAll(keepingCapacity: true)
    if simulator.stage.hasTimersDue {
      for (place, timer) in simulator.stage.dueTimers.enumerated() {
        let process = course.lineage.thing(
          Int(timer.ordinal), copy: 0, of: course.process(timer.owner))
        options.append(
          Option(
            act: Act(
              label: Label(process: process, kind: .fires),
              footprint: Footprint(kind: .fire, object: course.process(timer.target))),
            actor: timer.owner, receiver: timer.target, number: place))
      }
      return
    }
    if simulator.standsAtEvents {
      course.standing = simulator.stage.standing(atEvents: true).map { Course.Stand($0) }
    }
    for standing in course.standing { options.append(option(of: standing)) }
    if simulator.stage.flightCount > 0 { findFlights() }
    if options.isEmpty, simulator.stage.nextDue != nil {
      options.append(
        Option(
          act: Act(label: Label(process: Lineage.clock, kind: .clock), footprint: .everything),
          actor: .you))
    }
  }

  private mutating func findFlights() {
    let faults = nodes[nodes.count - 1].faults
    for place in 0..<simulator.stage.flightCount {
      let (flight, mayArrive) = simulator.stage.flightItself(at: place)
      let process = course.lineage.thing(
        Int(flight.ordinal), copy: Int(flight.copy), of: course.process(flight.origin))
      if mayArrive {
        var footprint = Footprint(
          kind: .mailbox, object: course.process(flight.target), group: group(of: flight))
        if simulator.stage.isContested(flight.future) {
          footprint.asker = course.process(simulator.stage.asker(of: flight.future))
        }
        options.append(
          Option(
            act: Act(label: Label(process: process, kind: .delivers), footprint: footprint),
            actor: flight.origin, receiver: flight.target, number: flight.number))
      }
      // What was typed is not lost, and a copy is not copied.
      if flight.origin == .you { continue }
      if faults.drops > 0 {
        options.append(
          Option(
            act: Act(label: Label(process: process, kind: .drops), footprint: .own),
            actor: flight.origin, receiver: flight.target, number: flight.number))
      }
      if faults.duplicates > 0, flight.copy == 0 {
        options.append(
          Option(
            act: Act(label: Label(process: process, kind: .duplicates), footprint: .own),
            actor: flight.origin, receiver: flight.target, number: flight.number))
      }
    }
  }

  /// The step that an actor stands before. It changes nothing; a mutating function is given the explorer,
  /// which is large, as it is, and any other one a copy of it.
  private mutating func option(of standing: Course.Stand) -> Option {
    let footprint: Footprint =
      switch standing.touch {
      case .nothing: .own
      case .mailbox(let actor):
        Footprint(kind: .mailbox, object: course.process(actor), group: standing.group)
      case .life(let actor): Footprint(kind: .life, object: course.process(actor))
      case .future(let future):
        Footprint(kind: .own, asker: course.process(simulator.stage.asker(of: future)))
      case .anything: .everything
      }
    return Option(
      act: Act(
        label: Label(process: course.process(standing.actor), kind: .performs),
        footprint: footprint),
      actor: standing.actor, receiver: standing.touch.receiver)
  }

  // MARK: Doing it

  /// Takes a step and lets everybody go on up to the next choices.
  mutating func perform(_ option: Option) {
    let number = steps.count
    let network = simulator.stage.network
    course.serial += 1
    course.touch(option.actor)
    course.ancestry.reserve(steps: number + 1)
    var step = Step(
      act: option.act, row: 0, firstRace: races.count, event: -1, receiver: -1)
    let (enabling, row) = rows(of: option, number)
    step.row = row
    course.ancestry.findRaces(
      of: number, in: row, enabling: enabling, steps: steps, races: &races)
    noteArrival(option, row, &step)
    if case .life = option.act.footprint.kind { noteKill(option, of: option.receiver) }
    steps.append(step)
    let firstEvent = simulator.log.next
    switch option.act.label.kind {
    case .performs:
      let place = Int(option.actor.index)
      course.tracks[place].row = row
      course.tracks[place].choices += 1
      course.standing.removeAll { $0.actor == option.actor }
      simulator.make(choiceOf: option.actor)
      goOn(with: option.actor)
    case .delivers:
      if network == .fifo || network == .causal { noteFate(of: option, row) }
      try? simulator.deliver(option.number)
    case .drops:
      noteFate(of: option, row)
      try? simulator.drop(option.number)
    case .duplicates:
      noteFate(of: option, row)
      try? simulator.duplicate(option.number)
    case .fires: simulator.fire(simulator.stage.dueTimers[option.number])
    case .clock: _ = simulator.tick()
    }
    if !simulator.stage.hasTimersDue {
      while let actor = simulator.nextBetweenChoices() {
        course.touch(actor)
        simulator.begin(actor)
        goOn(with: actor)
      }
    }
    let footprint = option.act.footprint.kind
    let hasMore = course.read(
      &simulator, row: row,
      expected: footprint == .mailbox ? 1 : footprint == .everything ? .max : 0,
      arriving: option.act.label.kind == .delivers ? option.number : nil)
    switch footprint {
    // It touched more than could be told beforehand.
    case .own, .mailbox, .life:
      if hasMore {
        course.ancestry.fill(row, upTo: number)
        races.removeLast(races.count - step.firstRace)
        course.ancestry.findRaces(
          of: number, in: row, enabling: enabling, steps: steps, races: &races)
        course.unclear = row
        steps[number].act.footprint = .everything
      }
    case .everything where option.act.label.kind == .clock:
      course.everything = course.ancestry.rowOfAll(before: number + 1)
    case .everything: course.unclear = row
    case .fire:
      if !simulator.stage.hasTimersDue {
        course.everything = course.ancestry.rowOfAll(before: number + 1)
      }
    }
    if Int(step.event) >= course.lineage.messages.count { noteMessage(from: firstEvent) }
    if watchesSteps { watch() }
  }

  /// Keeps what the message says whose arrival is new.
  private mutating func noteMessage(from first: Int) {
    var text = "stop"
    for number in first..<simulator.log.next {
      switch simulator.log.record(number).kind {
      case .sent, .forwarded, .timerFired, .arrived, .deadLetter:
        if case .arrived = simulator.log.record(number).kind,
          simulator.log.record(number).amount <= 0
        {
          break
        }
        let value = simulator.log.value(of: number)
        text = simulator.stage.withWriter(limit: 300) { $0.literal(value) }
      case .stopSent: break
      default: continue
      }
      break
    }
    course.lineage.note(text)
  }

  /// Lets a turn go on up to its next choice.
  private mutating func goOn(with actor: ActorID) {
    while simulator.isPaused {
      if simulator.goOnToChoice() == nil {
        let touch = simulator.stage.touchStoodBefore(by: actor) ?? .nothing
        let standing = Standing(actor: actor, touch: touch)
        course.standing.append(Course.Stand(standing, group: group(of: standing)))
      } else if watchesSteps {
        watch()
      }
    }
  }

  /// What a step comes after in any case, and what it comes after in this order, itself included.
  private mutating func rows(of option: Option, _ number: Int) -> (enabling: Int32, row: Int32) {
    var enabling = course.everything
    switch option.act.label.kind {
    case .performs:
      enabling = course.ancestry.union(enabling, course.tracks[Int(option.actor.index)].row)
      if simulator.standsAtEvents {
        enabling = course.ancestry.union(
          enabling, course.row(ofEvent: simulator.causeOfChoice(of: option.actor)))
      }
    case .delivers, .drops, .duplicates:
      if let flight = simulator.stage.flightItself(option.number) {
        enabling = course.ancestry.union(enabling, course.row(ofEvent: flight.event))
        enabling = course.ancestry.union(
          enabling, course.row(ofFatesBefore: flight, simulator.stage))
      }
    case .fires: break
    case .clock:
      enabling = course.ancestry.rowOfAll(before: number)
    }
    var row = course.ancestry.union(enabling, course.unclear)
    if watchesAll { row = course.ancestry.rowOfAll(before: number) }
    let target = option.act.footprint
    switch target.kind {
    case .own, .life: break
    case .everything: row = course.ancestry.rowOfAll(before: number)
    case .mailbox, .fire:
      row = course.ancestry.union(
        row, course.rowBefore(arrivalAt: option.receiver, group: target.group))
    }
    if target.kind == .life || target.asker >= 0 || simulator.standsAtEvents {
      for earlier in 0..<number where areDependent(steps[earlier].act, option.act) {
        row = course.ancestry.union(row, steps[earlier].row)
      }
    }
    return (enabling, course.ancestry.row(row, with: number))
  }

  private mutating func noteArrival(_ option: Option, _ row: Int32, _ step: inout Step) {
    let footprint = option.act.footprint
    guard footprint.kind == .mailbox || footprint.kind == .fire else { return }
    step.receiver = footprint.object
    let process = option.act.label.process
    var ordinal = 1
    if option.act.label.kind == .performs {
      ordinal += Int(course.tracks[Int(option.actor.index)].choices)
    }
    step.event = course.lineage.event(ordinal, of: process)
    course.note(arrivalAt: option.receiver, group: footprint.group, row)
    guard option.act.label.kind == .delivers else { return }
    for other in options where other.act.label.process == process {
      if other.act.label.kind == .drops { step.canBeLost = true }
      if other.act.label.kind == .duplicates { step.canBeCopied = true }
    }
  }

  private mutating func noteFate(of option: Option, _ row: Int32) {
    guard let flight = simulator.stage.flightItself(option.number) else { return }
    course.fates.append(
      Course.Fate(
        flight: flight, isCopied: option.act.label.kind == .duplicates, row: row))
  }
}

extension Touch {
  /// In whose mailbox something arrives, or whose life ends.
  fileprivate var receiver: ActorID {
    switch self {
    case .mailbox(let actor), .life(let actor): actor
    case .nothing, .future, .anything: .nobody
    }
  }
}
