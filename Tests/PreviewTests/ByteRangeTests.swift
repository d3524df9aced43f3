import Testing

@testable import Preview

@Suite("Ranges of bytes")
struct ByteRangeTests {
  @Test(
    "reads one range, and takes the whole file for anything that is none",
    arguments: [
      (nil, .whole), ("bytes=0-0", .part(0..<1)), ("bytes=2-", .part(2..<10)), ("bytes=-4", .part(6..<10)),
      ("bytes=5-99", .part(5..<10)), ("bytes=-99", .part(0..<10)), ("Bytes=1-2", .part(1..<3)),
      ("bytes=10-", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=3-1", .whole), ("bytes=1-2,4-5", .whole),
      ("bytes=a-b", .whole), ("bytes=--1", .whole), ("bytes=-", .whole), ("lines=1-2", .whole),
      ("bytes=99999999999999999999-", .whole),
    ] as [(String?, ByteRange)])
  func reading(header: String?, range: ByteRange) { #expect(ByteRange(header, size: 10) == range) }

  @Test("has nothing to give of an empty file")
  func empty() { #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable) }
}
