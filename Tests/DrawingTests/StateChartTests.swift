import Behaviors
import Printing
import Testing
import Tracing

@testable import Drawing
@testable import Machines

@Suite struct `A state machine as a picture` {
  /// The notebook's machine: two events lead on, one back, and one state absorbs.
  private static let machine = StateMachine(
    name: "MyActor",
    events: ["event1", "event2", "event3"].map { .init(text: $0, isEverything: false) },
    states: [
      .init(
        name: "State1",
        rules: [
          .init(event: 0, condition: "", outcomes: [.goes(1)]),
          .init(event: 1, condition: "", outcomes: [.goes(2)]),
        ]),
      .init(name: "State2", rules: [.init(event: 2, condition: "n > 0", outcomes: [.goes(0)])]),
      .init(name: "State3", rules: []),
    ])

  @Test func `has a column for each distance from the first state, and arrows with their events`() {
    let chart = StateChart(Self.machine)
    #expect(chart.columns == [[0], [1, 2]])
    #expect(
      chart.edges == [
        .init(from: 0, to: 1, labels: ["event1"]), .init(from: 0, to: 2, labels: ["event2"]),
        .init(from: 1, to: 0, labels: ["event3 if n > 0"]),
      ])
    #expect(chart.notes[2].ignores == ["event1", "event2", "event3"])
    let layout = StateChartLayout(chart)
    #expect(layout.routes[0] == .across)
    guard case .below(let lane) = layout.routes[2] else {
      Issue.record("the arrow back is not below the states")
      return
    }
    #expect(layout.boxes.allSatisfy { $0.bottom < lane })
  }

  @Test func `is well-formed, says itself in words, and marks where an actor is`() throws {
    let picture = try XMLReading(StateChartDrawing(Self.machine, live: 1).document)
    #expect(picture.problem == nil)
    #expect(picture.texts(of: "text").contains("now"))
    #expect(
      picture.texts(of: "desc") == [
        "State1: on event1 goes to State2; on event2 goes to State3. "
          + "State2: on event3 if n > 0 goes to State1. "
          + "State3: nothing leads out of it. Now in State2."
      ])
  }

  @Test func `is a state diagram for Mermaid and a graph for Graphviz`() {
    #expect(
      Mermaid.text(Self.machine) == """
        stateDiagram-v2
          direction LR
          state "State1" as s0
          state "State2" as s1
          state "State3" as s2
          [*] --> s0
          s0 --> s1: event1
          s0 --> s2: event2
          s1 --> s0: event3 if n #62; 0
          note right of s0: no handler#58; event3
          note right of s1: no handler#58; event1<br/>no handler#58; event2
          note right of s2: no handler#58; event1<br/>no handler#58; event2<br/>no handler#58; event3

        """)
    let graph = Dot.text(Self.machine, live: 1)
    #expect(graph.contains("s1 -> s0 [label=\"event3 if n &gt; 0\""))
    #expect(graph.contains("peripheries=2"))
  }

  @Test func `draws states that nothing leads to, ends, loops and awkward names`() throws {
    let machine = StateMachine(
      name: Casts.awkward,
      events: [
        .init(text: Casts.awkward, isEverything: false), .init(text: "_", isEverything: true),
      ],
      states: (0..<12).map { number in
        let target = [0, 3, 5, 11][number % 4]
        return .init(
          name: Casts.awkward + "\(number)",
          rules: [
            .init(
              event: 0, condition: Casts.awkward,
              outcomes: [.goes(target), .goes(number), .stops, .fails, .stays])
          ])
      })
    #expect(try XMLReading(StateChartDrawing(machine, live: 3).document).problem == nil)
  }
}

@Suite struct `An actor's parts and a timeline as pictures` {
  @Test func `hold awkward texts, and say themselves in words`() throws {
    let awkward = Casts.awkward
    let anatomy = Anatomy(
      name: awkward, behavior: awkward, control: [awkward], section: awkward,
      fields: (0..<30).map { .init(name: "\(awkward)\($0)", value: awkward) },
      handlers: (0..<30).map { .init(text: awkward, isCurrent: $0 == 2) },
      mail: [awkward], waiting: 40)
    let picture = try XMLReading(AnatomyDrawing(anatomy).document)
    #expect(picture.problem == nil)
    let texts = picture.texts(of: "text")
    for text in [
      "Control", "State", "Behavior", "Mailbox", "40 waiting", "and 39 more", "and 17 more",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func `draw stretches where they are, those too short to be seen as one`() throws {
    var lane = Timeline.Lane(Casts.awkward)
    lane.add(.init(.runs(core: 0), from: 0, to: 500_000))
    lane.add(.init(.waits, from: 500_000, to: 600_000))
    lane.add(.init(.sleeps, from: 600_000, to: 700_000))
    for step in 0..<100 {
      let start = 700_000 + step * 1_000
      lane.add(.init(.runs(core: step % 2), from: start, to: start + 400))
    }
    lane.add(.init(.runs(core: 1), from: 900_000, to: 1_000_000))
    let performance = Performance(
      kind: .thread, ending: .rest, timeline: Timeline(cores: 2, lanes: [lane]), switches: 0,
      worked: 0, slept: 0, blocked: [])
    let text = TimelineDrawing([TimelineChart(performance)]).document
    #expect(try XMLReading(text).problem == nil)
    #expect(text.split(separator: "class=\"runs\"").count == 6)
    // The hundred short ones: one bar for the actor and one for each core.
    #expect(text.split(separator: "class=\"turn\"").count == 4)
    #expect(
      PerfettoTimeline.text([TimelineChart(performance)]).contains("\"ts\":0.000,\"dur\":500.000"))
  }
}
