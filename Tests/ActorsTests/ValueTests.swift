import Actors
import Testing

@Suite struct `Equality of values` {
  @Test func `goes by meaning, and equal values hash alike`() {
    let pairs: [(Value, Value)] = [
      (.integer(1), .float(1)), (.float(0), .float(-0.0)), (.none, .none),
      (Value("a"), Value("a")), (.duration(5), .duration(5)),
      (Value([.integer(1), Value("x")]), Value([.float(1), Value("x")])),
      (.future(FutureID(3)), .future(FutureID(3))), (.actor(.you), .actor(ActorID(0))),
      (.tag(Symbol(2)), .tag(Symbol(2))),
    ]
    for (a, b) in pairs {
      #expect(a == b)
      #expect(b == a)
      #expect(a.hashValue == b.hashValue)
    }
  }

  @Test func `never confuses kinds or digits`() {
    let pairs: [(Value, Value)] = [
      (.integer(1), .bool(true)), (.integer(0), .none), (.none, .bool(false)),
      (Value("1"), .integer(1)), (.duration(1), .integer(1)), (.float(1.5), .integer(1)),
      (Value("é"), Value("e\u{301}")), (Value([]), .map(Map())),
      (.tag(Symbol(1)), .tag(Symbol(2))), (.actor(ActorID(1)), .future(FutureID(1))),
      (.integer(.max), .float(0x1p63)), (.integer(9_007_199_254_740_993), .float(0x1p53)),
    ]
    for (a, b) in pairs {
      #expect(a != b)
      #expect(b != a)
    }
  }

  @Test func `of maps regards no order`() {
    let a = map([(Value("x"), .integer(1)), (Value("y"), .integer(2))])
    let b = map([(Value("y"), .float(2)), (Value("x"), .integer(1))])
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(a != map([(Value("x"), .integer(1))]))
    #expect(a != map([(Value("x"), .integer(1)), (Value("z"), .integer(2))]))
  }

  @Test(arguments: [1, 8, 9, 100])
  func `finds each key of a map of any size, once`(count: Int) {
    let map = Map()
    for number in 0..<count { map.set(.integer(number), to: .integer(number * number)) }
    map.set(.float(0), to: Value("new"))
    #expect(map.count == count)
    #expect(map[.integer(0)] == Value("new"))
    #expect(map[.float(Double(count - 1))] != nil)
    #expect(map[.integer(count)] == nil)
    if case .integer = map.keys[0] {} else { Issue.record("the first spelling stays") }
  }
}

@Suite struct `Order of values` {
  @Test func `is that of numbers, code points and lengths of time`() {
    let pairs: [(Value, Value)] = [
      (.integer(1), .float(1.5)), (.float(-0.5), .integer(0)),
      (.integer(9_007_199_254_740_992), .integer(9_007_199_254_740_993)),
      (.float(0x1p53), .integer(9_007_199_254_740_993)), (.integer(.max), .float(0x1p63)),
      (.float(-1e300), .integer(.min)), (Value("Z"), Value("a")), (Value("a"), Value("ab")),
      (Value("\u{FFFD}"), Value("\u{1F600}")), (.duration(-1), .duration(0)),
    ]
    for (a, b) in pairs {
      #expect(a.precedes(b) == true)
      #expect(b.precedes(a) == false)
      #expect(a.precedes(a) == false)
    }
  }

  @Test func `is none for everything else`() {
    let pairs: [(Value, Value)] = [
      (.integer(1), Value("a")), (.bool(false), .bool(true)), (.none, .none),
      (Value([]), Value([])), (.duration(1), .integer(2)),
    ]
    for (a, b) in pairs { #expect(a.precedes(b) == nil) }
  }
}

@Suite struct `A value’s literal` {
  @Test(arguments: [
    (0.1 + 0.2, "0.30000000000000004"), (2650, "2650.0"), (1e16, "1e+16"),
    (1e15, "1000000000000000.0"), (1e-5, "1e-05"), (0.0001, "0.0001"), (-0.0, "-0.0"),
    (1.5e300, "1.5e+300"), (.leastNonzeroMagnitude, "5e-324"),
    (123_456_789_012_345_680, "1.2345678901234568e+17"),
  ])
  func `shows floats as Python does`(number: Double, text: String) {
    #expect(writer.literal(.float(number)) == text)
  }

  @Test(arguments: [
    (0, "0s"), (1, "1us"), (1_000, "1ms"), (1_500, "1500us"), (1_500_000, "1500ms"),
    (2_000_000, "2s"), (-3_000_000, "-3s"),
  ])
  func `shows a duration in the largest unit that divides it`(duration: Int, text: String) {
    #expect(writer.literal(.duration(duration)) == text)
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b\\c", #""a\"b\\c""#), ("{x}", #""\{x}""#),
    ("a\nb\tc", #""a\nb\tc""#), ("\u{1B}[31m\0\u{7F}\u{85}", #""\u{1b}[31m\u{0}\u{7f}\u{85}""#),
    ("\u{202E}x\u{2066}\u{2028}", #""\u{202e}x\u{2066}\u{2028}""#), ("é👍日", "\"é👍日\""),
    ("\r\n", #""\u{d}\n""#),
  ])
  func `escapes what a text cannot hold and a terminal would obey`(text: String, literal: String) {
    #expect(writer.literal(Value(text)) == literal)
    #expect(writer.printed(Value(text)) == text)
  }

  @Test(arguments: [
    ("event", "event"), ("end", "end"), ("a_1", "a_1"), ("AAPL", "\"AAPL\""), ("true", "\"true\""),
    ("none", "\"none\""), ("a b", "\"a b\""), ("", "\"\""), ("1a", "\"1a\""), ("_a", "\"_a\""),
    ("a-b", "\"a-b\""),
  ])
  func `shows a key bare when it is a word that begins small`(key: String, shown: String) {
    #expect(writer.literal(map([(Value(key), .integer(1))])) == "{\(shown): 1}")
  }

  @Test func `puts keys that would read as texts into parentheses`() {
    var symbols = Symbols()
    let update = symbols.intern("Update")
    let writer = ValueWriter(symbols: symbols) { _ in "p" }
    let value = map([(.tag(update), .integer(1)), (.actor(ActorID(1)), .integer(2))])
    #expect(writer.literal(value) == "{(Update): 1, (p): 2}")
  }

  @Test func `shows lists and messages with what they hold`() {
    var symbols = Symbols()
    let move = symbols.intern("Move")
    let writer = ValueWriter(symbols: symbols) { _ in "p" }
    let message = message(move, [.integer(3), Value("x"), .none])
    #expect(
      writer.literal(Value([message, .tag(move), .bool(true), .future(FutureID(8))]))
        == "[Move(3, \"x\", none), Move, true, f8]")
    #expect(writer.printed(Value([Value("x")])) == "[\"x\"]")
  }

  @Test func `ends where it grows too long`() {
    let writer = ValueWriter(symbols: Symbols(), limit: 20) { _ in "p" }
    let text = writer.literal(Value((0..<1_000_000).map { .integer($0) }))
    #expect(text.utf8.count < 40)
    #expect(text.hasPrefix("[0, 1, 2"))
  }

  @Test func `prints control characters visibly but those that are kept`() {
    #expect(visible("a\u{7}\nb", keeping: ["\n"]) == "a\\u{7}\nb")
    #expect(visible("plain") == "plain")
  }

  private let writer = ValueWriter(symbols: Symbols()) { "a\($0.index)" }
}

@Suite struct `A value’s extent` {
  @Test func `is the depth of its levels and the number of what it holds`() {
    #expect(Value.integer(1).extent == Extent.leaf)
    #expect(Value([.integer(1), Value([.integer(2)])]).extent.depth == 2)
    #expect(Value("12345678").extent.weight == 2)
    #expect(map([(Value([]), .none)]).extent.depth == 2)
  }

  @Test func `has a limit in both`() {
    var value = Value([])
    for _ in 0..<499 { value = Value([value]) }
    #expect(value.extent.depth == Extent.maximumDepth)
    #expect(Value([value]).extent.depth > Extent.maximumDepth)
    var extent = Extent.leaf
    for _ in 0..<40 {
      let same = extent
      extent.hold(same)
    }
    #expect(extent.weight > Extent.maximumWeight)
    #expect(extent.weight == .max)
  }

  @Test func `of a map follows what its values become`() {
    let map = Map()
    map.set(Value("a"), to: Value([.integer(1), .integer(2)]))
    let before = map.extent
    map.set(Value("a"), to: .none)
    #expect(map.extent.weight < before.weight)
  }
}

private func map(_ entries: [(Value, Value)]) -> Value {
  let map = Map()
  for (key, value) in entries { map.set(key, to: value) }
  return .map(map)
}

private func message(_ tag: Symbol, _ arguments: [Value]) -> Value {
  let memory = UnsafeMutablePointer<Value>.allocate(capacity: arguments.count)
  defer { memory.deallocate() }
  memory.initialize(from: arguments, count: arguments.count)
  return .message(Message(tag, moving: memory, count: arguments.count))
}
