import Testing

@testable import Markup

struct JSONTextTests {
  @Test("members stand in the order in which they are given")
  func keepsOrder() {
    var json = JSONText()
    json.object {
      $0.member("z", "last")
      $0.member("a", 1)
      $0.member("m", true)
      $0.member("n", false)
    }
    #expect(json.text == #"{"z":"last","a":1,"m":true,"n":false}"#)
  }

  @Test("a member without a value is left out")
  func leavesOutMissing() {
    var json = JSONText()
    json.object {
      $0.member("none", nil as String?)
      $0.member("bytes", utf8: nil)
      $0.member("some", "" as String?)
    }
    #expect(json.text == #"{"some":""}"#)
  }

  @Test("objects and arrays nest, empty ones too")
  func nests() {
    var json = JSONText()
    json.object { document in
      document.object("empty") { _ in }
      document.array("none", [] as [Int]) { $0.value($1) }
      document.array("rows", [[1, 2], [], [3]]) { json, row in json.array(row) { $0.value($1) } }
      document.array("items", ["a", "b"]) { json, name in
        json.object {
          $0.member("name", name)
          $0.object("in") { $0.member("depth", 2) }
        }
      }
      document.member("after", -7)
    }
    #expect(
      json.text
        == #"{"empty":{},"none":[],"rows":[[1,2],[],[3]],"items":[{"name":"a","in":{"depth":2}},{"name":"b","in":{"depth":2}}],"after":-7}"#
    )
  }

  @Test("names and values are escaped, as strings and as bytes")
  func escapes() {
    var json = JSONText()
    json.object {
      $0.member("a\"b", "\\\n\u{1}</script>")
      $0.member("html", utf8: Array("<p>“安全”🚒</p>".utf8))
    }
    #expect(json.text == #"{"a\"b":"\\\n\u0001\u003c/script>","html":"\u003cp>“安全”🚒\u003c/p>"}"#)
  }

  @Test("numbers are written to their ends")
  func writesNumbers() {
    var json = JSONText()
    json.array([Int.min, 0, Int.max]) { $0.value($1) }
    #expect(json.text == "[-9223372036854775808,0,9223372036854775807]")
  }
}
