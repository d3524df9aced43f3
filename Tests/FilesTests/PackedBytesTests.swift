import Files
import Testing

@Suite("Packed bytes")
struct PackedBytesTests {
  @Test("numbers read back", arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, .max, .min])
  func numbers(value: Int) throws {
    var writer = PackedWriter()
    writer.write(value)
    var reader = PackedReader(writer.bytes)
    #expect(try reader.integer() == value)
    #expect(reader.isAtEnd)
  }

  @Test("texts, bytes and lists read back in order")
  func values() throws {
    var writer = PackedWriter()
    writer.write("通报")
    writer.write(String?.none)
    writer.write(Optional("x"))
    writer.write([UInt8]([0, 255]))
    writer.write([3, 4]) { $0.write($1) }
    var reader = PackedReader(writer.bytes)
    #expect(try reader.text() == "通报")
    #expect(try reader.optionalText() == nil)
    #expect(try reader.optionalText() == "x")
    #expect(try reader.data() == [0, 255])
    #expect(try reader.array { (reader) throws(PackedReader.Damaged) in try reader.integer() } == [3, 4])
    #expect(reader.isAtEnd)
  }

  @Test("damaged bytes are an error, whatever they are")
  func damaged() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      var reader = PackedReader(bytes)
      _ = try? reader.text()
      _ = try? reader.array { (reader) throws(PackedReader.Damaged) in try reader.optionalText() }
      _ = try? reader.integer()
    }
    var endless = PackedReader([UInt8](repeating: 0xFF, count: 30))
    #expect(throws: PackedReader.Damaged.self) { try endless.integer() }
    var hungry = PackedReader([0xFE, 0xFF, 0xFF, 0xFF, 0x0F])
    #expect(throws: PackedReader.Damaged.self) { try hungry.data() }
  }
}
