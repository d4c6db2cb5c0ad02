import Actors
import CProcess
import Glibc
import Kernel
import Synchronization

/// A process for each actor, and one thread, the switchboard, that all frames go through: what comes
/// from a worker is performed on the stage, and what that leads to is sent to whom it concerns.
final class ProcessCrew: Crew, @unchecked Sendable {
  let executable: String
  let transcript = WireTranscript()
  /// How actors are written in frames, by their numbers; empty where that was not needed yet. Guarded by
  /// the hub's lock.
  @exclusivity(unchecked) var references: [String] = []
  private let lock = Lock()
  private let ended = Condition()
  /// Who has been called, who is to be started and who is to be killed unless they answer.
  @exclusivity(unchecked) private var called: [ActorProcess] = []
  @exclusivity(unchecked) private var wanted: [ActorProcess] = []
  @exclusivity(unchecked) private var cuts: [ActorProcess] = []
  /// Frames that are not an answer to anything.
  @exclusivity(unchecked) private var errands: [(ActorProcess, Word)] = []
  @exclusivity(unchecked) private var isOver = false
  @exclusivity(unchecked) private var isRunning = false
  /// Whether the switchboard knows that there is something to do.
  @exclusivity(unchecked) private var hasRung = false
  /// Rings when the switchboard is wanted.
  private let bell: Int32
  let poller: Int32

  /// The switchboard, once there is one.
  @exclusivity(unchecked) private var thread = pthread_t()

  /// What follows belongs to the switchboard.
  @exclusivity(unchecked) unowned(unsafe) var hub: Hub?
  @exclusivity(unchecked) private var processes: [Int32: ActorProcess] = [:]
  /// Processes whose actors cannot move, since all stand still.
  @exclusivity(unchecked) var waiting: [ActorProcess] = []
  /// Processes that are to end by themselves, and when they are killed if they have not.
  @exclusivity(unchecked) private var leaving: [(process: pid_t, deadline: Int)] = []
  /// Those whose calls are being answered; empty between.
  @exclusivity(unchecked) private var answered: [ActorProcess] = []
  /// Processes that are to answer soon.
  @exclusivity(unchecked) private var asked: [ActorProcess] = []

  private var spinning = SpinBudget(most: 100_000)

  /// For how long a process may not answer that has been asked to end, in microseconds.
  private static let grace = 2_000_000
  /// The number of the bell among those of actors.
  private static let bellNumber = Int32.max

  init(executable: String) {
    self.executable = executable
    bell = cprocess_bell()
    poller = cprocess_epoll()
    if poller >= 0, bell >= 0 { cprocess_watch(poller, bell, Self.bellNumber, 0) }
  }

  deinit {
    close(bell)
    close(poller)
  }

  // MARK: From everywhere

  var computesOnStage: Bool { false }

  func hire(_ actor: ActorID) -> Worker { ActorProcess(actor) }

  func start(_ worker: Worker, for hub: Hub) throws(Refusal) {
    guard let process = worker as? ActorProcess else { return }
    guard bell >= 0, poller >= 0 else { throw RuntimeWording.noProcess(EMFILE) }
    lock.acquire()
    let isFirst = !isRunning
    isRunning = true
    wanted.append(process)
    ring()
    lock.release()
    guard isFirst else { return }
    self.hub = hub
    do throws(Refusal) {
      try Thread.start { [self] in serve() }
    } catch {
      isRunning = false
      throw error
    }
  }

  func call(_ worker: Worker) {
    guard let process = worker as? ActorProcess else { return }
    lock.acquire()
    if !process.isCalled {
      process.isCalled = true
      called.append(process)
      ring()
    }
    lock.release()
  }

  func cut(_ worker: Worker) {
    guard let process = worker as? ActorProcess else { return }
    lock.acquire()
    cuts.append(process)
    ring()
    lock.release()
  }

  func askForTurn(of worker: Worker) -> Bool {
    guard let process = worker as? ActorProcess, process.isConnected else { return false }
    lock.acquire()
    errands.append((process, Words.handOver))
    cuts.append(process)
    ring()
    lock.release()
    return true
  }

  func dismissAll() {
    lock.acquire()
    isOver = true
    ring()
    while isRunning { ended.wait(lock) }
    lock.release()
  }

  private func ring() {
    guard !hasRung else { return }
    hasRung = true
    // It asks before it waits.
    if pthread_equal(thread, pthread_self()) != 0 { return }
    var one: UInt64 = 1
    // It rings already if it cannot be rung.
    _ = write(bell, &one, 8)
  }

  // MARK: The switchboard

  private func serve() {
    lock.acquire()
    thread = pthread_self()
    lock.release()
    var numbers = [Int32](repeating: 0, count: 64)
    while true {
      if !takeRequests() { break }
      let count = waitForFrames(&numbers)
      for number in numbers.prefix(max(0, Int(count))) {
        if number == Self.bellNumber {
          silence()
        } else if let process = processes[number] {
          attend(process)
        }
      }
      lookAfterDeadlines()
    }
    for process in processes.values.sorted(by: { $0.actor.index < $1.actor.index }) {
      dismiss(process)
    }
    while !leaving.isEmpty {
      reap()
      if !leaving.isEmpty { usleep(1_000) }
    }
    lock.acquire()
    isRunning = false
    ended.signalAll()
    lock.release()
  }

  private func silence() {
    var count: UInt64 = 0
    _ = read(bell, &count, 8)
  }

  /// Does what has been asked for. False when all is over.
  private func takeRequests() -> Bool {
    lock.acquire()
    let (starting, hurried, sent) = (wanted, cuts, errands)
    (wanted, cuts, errands) = ([], [], [])
    swap(&called, &answered)
    for process in answered { process.isCalled = false }
    let isOver = isOver
    hasRung = false
    lock.release()
    for process in starting { begin(process) }
    let tried = waiting
    waiting = []
    for process in tried { goOn(process) }
    for process in answered { goOn(process) }
    answered.removeAll(keepingCapacity: true)
    for (process, word) in sent { send(word, to: process) }
    for process in hurried { ask(process) }
    return !isOver
  }

  private func goOn(_ process: ActorProcess) {
    takeTurn(process)
    takeFrames(of: process)
  }

  private func waitForFrames(_ numbers: inout [Int32]) -> Int32 {
    let room = Int32(numbers.count)
    // Who waits for the stage tries again soon.
    if !waiting.isEmpty { return cprocess_wait(poller, &numbers, room, 1) }
    lock.acquire()
    let isWanted = hasRung
    lock.release()
    if isWanted { return cprocess_wait(poller, &numbers, room, 0) }
    let count = spinForFrames(&numbers)
    if count != 0 { return count }
    let isWatchful = !leaving.isEmpty || !asked.isEmpty
    return cprocess_wait(poller, &numbers, room, isWatchful ? 10 : -1)
  }

  /// Looks for frames again and again for a little while, since a wake-up costs more than a message.
  private func spinForFrames(_ numbers: inout [Int32]) -> Int32 {
    let length = spinning.next()
    if length == 0 { return 0 }
    let end = RealTime.nanoseconds + length
    var count: Int32
    repeat {
      count = cprocess_wait(poller, &numbers, Int32(numbers.count), 0)
    } while count == 0 && RealTime.nanoseconds < end
    spinning.note(count != 0)
    return count
  }

  // MARK: Beginning and ending

  private func begin(_ process: ActorProcess) {
    guard let hub else { return }
    let behavior = hub.behavior(of: process.actor)
    do throws(Refusal) {
      let spawned = try ProcessSpawning.spawn(executable)
      process.process = spawned.process
      process.systemID.store(spawned.process, ordering: .relaxed)
      process.input = spawned.input
      process.output = spawned.output
      process.reader = FrameReader()
      process.writer = FrameWriter()
      process.isFull = false
      process.deadline = nil
      process.known = []
      process.hasGoneOn = false
      processes[process.actor.index] = process
      cprocess_watch(poller, process.input, process.actor.index, 0)
      process.writer.begin(Words.behavior)
      process.writer.addNext(behavior.length)
      process.writer.beginLine()
      process.writer.add(behavior.source)
      seal(process)
      flush(process)
    } catch {
      hub.crash(process, error.text, isFinal: true)
    }
  }

  /// Lets a process end that is not needed any more: its line is dead, which it notices.
  func dismiss(_ process: ActorProcess) {
    guard let pid = hangUp(process) else { return }
    leaving.append((pid, RealTime.now + Self.grace))
  }

  private func hangUp(_ process: ActorProcess) -> pid_t? {
    guard process.isConnected else { return nil }
    cprocess_unwatch(poller, process.input)
    if process.isFull { cprocess_unwatch(poller, process.output) }
    close(process.input)
    close(process.output)
    process.input = -1
    process.output = -1
    processes[process.actor.index] = nil
    process.systemID.store(0, ordering: .relaxed)
    defer { process.process = 0 }
    return process.process
  }

  /// Notes that a process has ended of itself, or cannot be understood.
  func lose(_ process: ActorProcess, _ reason: String?, isFinal: Bool = false) {
    let wasAsked = process.deadline != nil
    guard let pid = hangUp(process) else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let hung = wasAsked && status & 0x7f == SIGKILL ? RuntimeWording.hung : nil
    hub?.crash(process, reason ?? hung ?? RuntimeWording.ended(status), isFinal: isFinal)
  }

  private func reap() {
    leaving.removeAll { entry in
      var status: Int32 = 0
      if waitpid(entry.process, &status, WNOHANG) != 0 { return true }
      if RealTime.now > entry.deadline { kill(entry.process, SIGKILL) }
      return false
    }
  }

  /// Gives a process some time to answer. It may have done so while that was asked for: then no other
  /// answer will come.
  private func ask(_ process: ActorProcess) {
    guard process.isConnected, hub?.isAway(process) == true else { return }
    if process.workLeft != nil { send(Words.cut, to: process) }
    if process.deadline == nil { asked.append(process) }
    process.deadline = RealTime.now + Self.grace
  }

  private func lookAfterDeadlines() {
    if !leaving.isEmpty { reap() }
    if asked.isEmpty { return }
    let now = RealTime.now
    asked.removeAll { $0.deadline == nil || !$0.isConnected }
    // Its line goes dead by that.
    for process in asked where now > process.deadline ?? .max {
      kill(process.process, SIGKILL)
    }
  }
}
