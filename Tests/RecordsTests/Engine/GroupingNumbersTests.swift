import Testing

@testable import Records

struct GroupingNumbersTests {
  @Test("pairs and texts are numbered in the order in which they first come, also beyond a growth of the table")
  func numbers() {
    var pairs = PairTable()
    var texts = TextNumbers()
    for round in 0..<2 {
      for number in 0..<5000 {
        let (found, isNew) = pairs.number(Int32(number % 70), Int32(-number))
        #expect(found == Int32(number) && isNew == (round == 0))
        let text = Array(String(repeating: "安", count: number % 5).utf8) + Array("\(number)".utf8)
        let textNumber = text.withUnsafeBufferPointer { texts.number($0) }
        #expect(textNumber == Int32(number))
      }
    }
    #expect(texts.count == 5000)
    #expect(texts.texts[4] == "安安安安4")
  }

  @Test("texts that differ only in a zero byte or their length are different")
  func closeTexts() {
    var texts = TextNumbers()
    let all: [[UInt8]] = [[], [0], [0, 0], [0, 1], [1, 0], Array("12345678".utf8), Array("123456789".utf8)]
    for text in all + all { _ = text.withUnsafeBufferPointer { texts.number($0) } }
    #expect(texts.count == all.count)
  }
}
