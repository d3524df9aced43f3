import Foundation
import SampleSites
import Testing

/// Two states of one site, an output that goes from one to the other and back, and what clean builds of both give.
private struct TwoStates {
  let sites: [SampleSite]
  /// Files of a clean build of each.
  let clean: [[String: [UInt8]]]
  private let place = try? TemporaryFolder()
  var output: String { (place?.path ?? "/nonexistent") + "/site" }
  var files: [String: [UInt8]] { FolderSnapshot(output).files }

  init(_ old: SampleSite, _ new: SampleSite) throws {
    sites = [old, new]
    clean = try sites.map { site in
      let result = try Program.build(site).run()
      #expect(result.status == 0, "\(result.errors)")
      return site.site.files
    }
  }

  func build(_ state: Int) -> Program { Program.build(sites[state], "--output", output) }

  /// Whether it is whole: equal to a clean build of either.
  var isWhole: Bool {
    let files = files
    return clean.contains(files)
  }

  /// Files that are of neither state.
  var strange: [String] {
    files.filter { entry in !clean.contains { $0[entry.key] == entry.value } }.keys.sorted()
  }

  /// A source with an error: its build finishes what was left over and changes nothing else.
  func finishOnly() throws {
    let broken = try SampleSite().content("bad.md", "")
    #expect(try Program.build(broken, "--output", output).run().status == 1)
  }
}

@Suite("Interrupted builds", .serialized)
struct InterruptionTests {
  /// Nearly all files differ, more than are renamed one by one: the trees are exchanged.
  private func manyChanges() throws -> TwoStates {
    try TwoStates(SampleSite().bulletins(0..<250), SampleSite().bulletins(50..<300, body: "新的正文"))
  }

  /// A few files differ: they are renamed under a journal.
  private func fewChanges() throws -> TwoStates {
    let configuration = SampleSite.configuration + "related: 0\n"
    let old = try SampleSite(configuration).bulletins(0..<150).bulletins(0..<8, in: "old")
    let new = try SampleSite(configuration).bulletins(0..<150).bulletins(0..<8, in: "new")
    return try TwoStates(old, new)
  }

  /// Says "whole" only, since the bytes of two sites would be printed otherwise.
  private func expectWhole(_ states: TwoStates) {
    let isWhole = states.isWhole
    #expect(isWhole)
  }

  /// How long a build takes that is not cut short.
  private func microseconds(_ program: Program) throws -> Double {
    let start = ContinuousClock.now
    #expect(try program.run().status == 0)
    return (ContinuousClock.now - start) / .microseconds(1)
  }

  /// Runs builds to and fro and cuts each short after a random part of its time.
  private func interrupt(
    _ states: TwoStates, with signal: Int32, times: Int, from share: Double, check: (TwoStates) throws -> Void
  ) throws -> Int {
    #expect(try states.build(0).run().status == 0)
    // The shortest so far: other tests run at the same time.
    var time = try microseconds(states.build(1))
    var cut = 0
    for round in 0..<times {
      let running = try Running(states.build(round % 2))
      usleep(UInt32(time * Double.random(in: share...1.05)))
      running.send(signal)
      if running.wait().wasKilled { cut += 1 }
      try check(states)
      if round % 3 == 2 {
        time = min(time, try microseconds(states.build(round % 2)))
        let isNew = states.files == states.clean[round % 2]
        #expect(isNew)
      }
    }
    return cut
  }

  @Test("kill -9 during a large change leaves the old site or the new one, whole")
  func killLarge() throws {
    let cut = try interrupt(manyChanges(), with: SIGKILL, times: 12, from: 0.2) { expectWhole($0) }
    #expect(cut > 0)
  }

  @Test("kill -9 during a small change leaves files of either site, and the next command makes it whole")
  func killSmall() throws {
    let cut = try interrupt(fewChanges(), with: SIGKILL, times: 12, from: 0.6) { states in
      #expect(states.strange == [])
      try states.finishOnly()
      expectWhole(states)
    }
    #expect(cut > 0)
  }

  @Test("Ctrl-C leaves the old site or the new one, whole, at once", arguments: [true, false])
  func interruptKey(isLarge: Bool) throws {
    let states = try isLarge ? manyChanges() : fewChanges()
    _ = try interrupt(states, with: SIGINT, times: 8, from: 0.6) { expectWhole($0) }
  }

  @Test(
    "a full disk leaves the old site and says so", .enabled(if: getuid() == 0, "only root may mount"),
    arguments: ["", "/public"])
  func fullDisk(below: String) throws {
    let place = try TemporaryFolder()
    let mount = try Process.run(
      URL(filePath: "/bin/mount"), arguments: ["-t", "tmpfs", "-o", "size=700k", "tmpfs", place.path])
    mount.waitUntilExit()
    guard mount.terminationStatus == 0 else { return }
    defer { try? Process.run(URL(filePath: "/bin/umount"), arguments: ["-l", place.path]).waitUntilExit() }
    let output = place.path + below
    let site = try SampleSite().bulletin("notices/a")
    #expect(try Program.build(site, "--output", output).run().status == 0)
    let before = FolderSnapshot(output)
    try site.bulletins(0..<150)
    let result = try Program.build(site, "--output", output).run()
    #expect(result.status == 3)
    #expect(result.errors.contains("No space left on device"))
    #expect(result.errors.components(separatedBy: "output-failed").count == 2)
    #expect(FolderSnapshot(output) == before)
    #expect(FolderSnapshot(place.path).entries.keys.allSatisfy { !$0.contains("bulletin-stage") })
    for number in 0..<150 { try site.remove("content/notices/b\(number).md") }
    #expect(try Program.build(site, "--output", output).run().status == 0)
    #expect(FolderSnapshot(output).files == before.files)
  }
}
