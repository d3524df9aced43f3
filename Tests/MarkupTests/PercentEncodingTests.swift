import Testing

@testable import Markup

struct PercentEncodingTests {
  @Test(
    "a reference keeps its structure and what is encoded already",
    arguments: [
      ("", ""),
      ("/notices/a/?x=1&y=[2]#part", "/notices/a/?x=1&y=%5B2%5D#part"),
      ("/通知/a b.html", "/%E9%80%9A%E7%9F%A5/a%20b.html"),
      ("/%E9%80%9A/%2F%2f", "/%E9%80%9A/%2F%2f"),
      ("100%", "100%25"), ("%1", "%251"), ("%zz", "%25zz"), ("%%41", "%25%41"), ("5%的", "5%25%E7%9A%84"),
      ("\"<>\\^`{|}", "%22%3C%3E%5C%5E%60%7B%7C%7D"),
      ("a\u{0}\n\u{7F}", "a%00%0A%7F"),
      ("-._~!$&'()*+,;=:@/?#", "-._~!$&'()*+,;=:@/?#"),
    ])
  func encodesReference(text: String, expected: String) {
    var bytes = Bytes()
    bytes.append(urlReference: text)
    #expect(bytes.text == expected)
  }

  @Test(
    "a path segment encodes every structural character and every percent sign",
    arguments: [
      ("", ""), ("a.html", "a.html"), ("通知 (1)", "%E9%80%9A%E7%9F%A5%20(1)"), ("a/b", "a%2Fb"),
      ("what?", "what%3F"), ("c#", "c%23"), ("[1]", "%5B1%5D"), ("%41", "%2541"), ("a:b@c", "a:b@c"),
      ("🚒", "%F0%9F%9A%92"), ("..", ".."),
    ])
  func encodesSegment(text: String, expected: String) {
    var bytes = Bytes()
    bytes.append(pathSegment: text)
    #expect(bytes.text == expected)
  }

  @Test("every byte is either allowed or encoded so that decoding gives it back")
  func roundTrips() {
    for value in UInt32(0)..<0x500 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var bytes = Bytes()
      bytes.append(pathSegment: String(scalar))
      var decoded = Bytes()
      var rest = bytes[...]
      while let first = rest.popFirst() {
        guard first == UInt8(ascii: "%") else {
          decoded.append(first)
          continue
        }
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        rest = rest.dropFirst(2)
        decoded.append(UInt8(digits, radix: 16) ?? 0)
      }
      #expect(decoded == Array(String(scalar).utf8))
    }
  }

  @Test("a set holds the ASCII characters it was made of and no others")
  func holdsCharacters() {
    let set = ASCIISet("az09~@é中")
    for byte in UInt8.min...UInt8.max { #expect(set.contains(byte) == "az09~@".utf8.contains(byte)) }
  }
}

@Suite("Percent-decoding")
struct PercentDecodingTests {
  @Test(
    "decodes what is encoded and leaves all else",
    arguments: [
      ("", ""), ("a", "a"), ("%E4%BA%91/a", "云/a"), ("100%", "100%"), ("%zz%41", "%zzA"), ("%%41", "%A"), ("%4", "%4"),
      ("%4%41", "%4A"), ("a%2Fb", "a/b"), ("%e4%ba%91", "云"), ("%+f%-1", "%+f%-1"),
    ])
  func decode(text: String, expected: String) {
    #expect(Bytes(percentDecoding: text.utf8).text == expected)
  }
}
