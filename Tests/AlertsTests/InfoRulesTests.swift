import Chronology
import Testing

@testable import Alerts

struct InfoRulesTests {
  @Test("a block has a category, each once, an event and a language that is one")
  func checksClassification() {
    #expect(Samples.infoFaults { $0.categories = [] } == ["category: there is no category"])
    #expect(Samples.infoFaults { $0.categories = [.fire, .fire] } == ["category#1: the category Fire is there twice"])
    #expect(Samples.infoFaults { $0.event = " " } == ["event: the event is empty"])
    #expect(Samples.infoFaults { $0.language = "中文" } == ["language: \"中文\" is no language tag"])
    #expect(Samples.infoFaults { $0.language = nil }.isEmpty)
    #expect(
      Samples.infoFaults { $0.eventCodes = [AlertPair("GB", "")] } == ["eventCode: eventCode \"GB\" has no value"])
    #expect(Samples.infoFaults { $0.parameters = [AlertPair("", "x")] } == ["parameter: parameter \"\" has no name"])
  }

  @Test("it ends after it begins, and after the event begins; that it ends is wanted")
  func checksTimes() {
    let before = Samples.moment("2025-01-18T16:00:00+08:00")
    let later = Samples.moment("2025-01-22T00:00:00+08:00")
    #expect(
      Samples.infoFaults { $0.expires = before } == [
        "expires: it expires (2025-01-18T16:00:00+08:00) before it begins (2025-01-18T16:00:00+08:00)"
      ])
    #expect(
      Samples.infoFaults { $0.effective = later } == [
        "expires: it expires (2025-01-21T20:00:00+08:00) before it begins (2025-01-22T00:00:00+08:00)"
      ])
    #expect(
      Samples.infoFaults { $0.onset = later } == [
        "expires: it expires (2025-01-21T20:00:00+08:00) before the event begins (2025-01-22T00:00:00+08:00)"
      ])
    #expect(
      Samples.infoFaults {
        $0.effective = Samples.moment("2025-01-01T00:00:00+08:00")
        $0.expires = Samples.moment("2025-01-02T00:00:00+08:00")
      } == [
        "expires: it expired (2025-01-02T00:00:00+08:00) before it was sent (2025-01-18T16:00:00+08:00)"
      ])
    #expect(Samples.infoFaults { $0.expires = nil } == ["?expires: the alert does not say until when it holds"])
    #expect(
      Samples.faults {
        ($0.messageType, $0.references) = (.cancel, [Samples.reference("a")])
        $0.infos[0].expires = nil
        $0.infos[0].areas = []
        $0.infos[0].description = nil
        $0.infos[0].web = nil
      }.isEmpty)
  }

  @Test("a headline is short, on one line, and says other things than the description")
  func checksHeadline() {
    func faults(_ headline: String) -> [String] { Samples.infoFaults { $0.headline = headline } }
    let word = { (count: Int) in String(repeating: "寒", count: count) }
    #expect(faults(word(140)).isEmpty)
    #expect(faults(word(141)) == ["?headline: the headline has 141 characters, and some readers show 140"])
    #expect(faults(word(160)) == ["?headline: the headline has 160 characters, and some readers show 140"])
    #expect(faults(word(161)) == ["headline: the headline has 161 characters"])
    #expect(faults("一\n二") == ["headline: the headline has several lines"])
    #expect(faults("一\u{2028}二") == ["headline: the headline has several lines"])
    #expect(
      Samples.infoFaults { $0.headline = $0.description } == [
        "?headline: the headline says the same as the description"
      ])
  }

  @Test(
    "an address is absolute",
    arguments: ["/a/", "a", "http:///a", "https://", "http://a b", "1x://a", "HTTPS:/a", "", "javascript:a()"])
  func checksWeb(address: String) {
    #expect(Samples.infoFaults { $0.web = address } == ["web: \"\(address)\" is no absolute address"])
  }

  @Test("a description, an address and an area are wanted")
  func wantsTexts() {
    #expect(Samples.infoFaults { $0.description = " " } == ["?description: there is no description"])
    #expect(Samples.infoFaults { $0.web = nil } == ["?web: there is no address for more information"])
    #expect(Samples.infoFaults { $0.web = "mailto:a@example.org" }.isEmpty)
    #expect(Samples.infoFaults { $0.areas = [] } == ["area: the alert names no area"])
  }

  @Test(
    "texts hold no markup of HTML",
    arguments: ["<p>一</p>", "一<br/>二", "<BR>", "</a>", "a&nbsp;b", "&AMP;", "&#160;", "<script src=\"x\">", "<h1>"])
  func findsMarkup(text: String) {
    for change in [\AlertInfo.description, \.instruction, \.headline, \.contact, \.audience, \.senderName] {
      let faults = Samples.infoFaults { $0[keyPath: change] = text }
      #expect(faults.count == 1 && faults[0].contains(" holds markup ("))
    }
    #expect(Samples.faults { $0.note = text }.first?.hasPrefix("note: note holds markup") == true)
    #expect(Samples.areaFaults { $0.description = text }.first?.hasPrefix("areaDesc: areaDesc holds markup") == true)
  }

  @Test(
    "texts hold no Markdown",
    arguments: ["**重**", "__a__", "# 一", "甲\n## 乙", "[一](https://a.org)", "| a | b |", " |a| ", "```", "a **b** c"])
  func findsMarkdown(text: String) {
    let faults = Samples.infoFaults { $0.instruction = text }
    #expect(faults.count == 1 && faults[0].hasPrefix("instruction: instruction holds Markdown ("))
  }

  @Test(
    "what only looks like markup is text",
    arguments: [
      "a < b > c", "<-10℃>", "R&D; 研发", "5 ** 2", "2*3*4", "#1 路", "[一](图)", "a|b|c", "|", "snake_case", "<pp>",
      "& #1;",
    ])
  func passesText(text: String) {
    #expect(Samples.infoFaults { $0.instruction = text }.isEmpty)
  }

  @Test("a control character, which XML cannot hold, is refused")
  func findsControls() {
    #expect(
      Samples.infoFaults { $0.contact = "a\u{1}" } == ["contact: contact holds a control character, which XML cannot"])
  }

  @Test("blocks in several languages say the same of time, kind and danger")
  func comparesLanguages() {
    func faults(_ change: (inout AlertInfo) -> Void) -> [String] {
      Samples.faults {
        var english = Samples.info
        english.language = "en"
        change(&english)
        $0.infos.append(english)
      }
    }
    #expect(faults { _ in }.isEmpty)
    let later = Samples.moment("2025-01-20T00:00:00+08:00")
    let changes: [(String, (inout AlertInfo) -> Void)] = [
      ("category", { $0.categories = [.fire] }), ("urgency", { $0.urgency = .past }),
      ("severity", { $0.severity = .minor }), ("certainty", { $0.certainty = .observed }),
      ("eventCode", { $0.eventCodes = [AlertPair("a", "b")] }), ("effective", { $0.effective = later }),
      ("onset", { $0.onset = later }), ("expires", { $0.expires = later }),
      ("expires", { $0.expires = $0.expires?.at(offset: 0) }),
    ]
    for (element, change) in changes {
      let found = faults(change)
      #expect(found.count == 1 && found[0].hasPrefix("\(element): the languages disagree: \(element) is "))
    }
    #expect(faults { $0.language = "ZH-cn" }.isEmpty)
    let twice = Samples.faults {
      var english = Samples.info
      english.language = nil
      $0.infos += [english, english]
    }
    #expect(twice == ["info#1: there are 1 blocks in zh-cn and 2 in en-us"])
  }
}
