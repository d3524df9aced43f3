import Chronology

extension AlertCheck {
  mutating func checkInfo(_ info: AlertInfo, _ index: Int) {
    func place(_ element: String, _ position: Int = 0) -> AlertPlace { AlertPlace(element, position, info: index) }
    if let language = info.language, !LanguageForm.isValid(language) {
      report(place("language"), "\"\(language)\" is no language tag", "write a tag such as zh-CN or en")
    }
    if info.categories.isEmpty { report(place("category"), "there is no category", "write one, such as Met or Safety") }
    for (position, category) in info.categories.enumerated()
    where info.categories[..<position].contains(category) {
      report(place("category", position), "the category \(category.rawValue) is there twice", "name it once")
    }
    if isBlank(info.event) { report(place("event"), "the event is empty", "write what is warned of") }
    for (position, code) in info.eventCodes.enumerated() { checkPair(code, place("eventCode", position)) }
    for (position, parameter) in info.parameters.enumerated() { checkPair(parameter, place("parameter", position)) }
    checkTimes(info, index)
    checkTexts(info, index)
    if info.areas.isEmpty, isNews {
      report(place("area"), "the alert names no area", "say under \"areas\" where it holds")
    }
    for (position, area) in info.areas.enumerated() { checkArea(area, info: index, position) }
    for (position, resource) in info.resources.enumerated() { checkResource(resource, info: index, position) }
  }

  mutating func checkPair(_ pair: AlertPair, _ place: AlertPlace) {
    if isBlank(pair.name) || isBlank(pair.value) {
      report(
        place, "\(place.element) \"\(pair.name)\" has no \(isBlank(pair.name) ? "name" : "value")", "write both")
    }
    checkText(pair.name, place)
    checkText(pair.value, place)
  }

  private mutating func checkTimes(_ info: AlertInfo, _ index: Int) {
    let place = AlertPlace("expires", info: index)
    for (element, moment) in [("effective", info.effective), ("onset", info.onset), ("expires", info.expires)] {
      checkOffset(moment, AlertPlace(element, info: index))
    }
    guard let expires = info.expires else {
      if isNews {
        report(place, "the alert does not say until when it holds", "write \"expires\"", .warning)
      }
      return
    }
    let start = info.effective ?? alert.sent
    if expires <= start {
      report(place, "it expires (\(expires.cap)) before it begins (\(start.cap))", "correct one of the two")
    } else if expires <= alert.sent, isNews {
      report(place, "it expired (\(expires.cap)) before it was sent (\(alert.sent.cap))", "correct one of the two")
    } else if let onset = info.onset, expires < onset {
      report(place, "it expires (\(expires.cap)) before the event begins (\(onset.cap))", "correct one of the two")
    }
  }

  private mutating func checkTexts(_ info: AlertInfo, _ index: Int) {
    func place(_ element: String) -> AlertPlace { AlertPlace(element, info: index) }
    for (element, text) in [
      ("event", info.event), ("headline", info.headline), ("description", info.description),
      ("instruction", info.instruction), ("senderName", info.senderName),
    ] {
      checkProse(text, place(element))
    }
    for (element, text) in [("audience", info.audience), ("contact", info.contact)] { checkText(text, place(element)) }
    if let headline = info.headline { checkHeadline(headline, info, place("headline")) }
    if isBlank(info.description), isNews {
      report(
        place("description"), "there is no description", "describe the event in the text of the bulletin", .warning)
    }
    if let web = info.web {
      if !WebForm.isAbsolute(web) {
        report(place("web"), "\"\(web)\" is no absolute address", "write an address such as https://example.org/a/")
      }
    } else if isNews {
      report(place("web"), "there is no address for more information", "leave out \"web: null\"", .warning)
    }
  }

  private mutating func checkHeadline(_ headline: String, _ info: AlertInfo, _ place: AlertPlace) {
    let count = headline.unicodeScalars.count
    if count > 160 {
      report(
        place, "the headline has \(count) characters",
        "write a shorter one in \"headline\": at most 160 characters, better 140")
    } else if count > 140 {
      report(
        place, "the headline has \(count) characters, and some readers show 140", "write a shorter one in \"headline\"",
        .warning)
    }
    if headline.unicodeScalars.contains(where: \.isLineBreak) {
      report(place, "the headline has several lines", "write it on one line")
    }
    if !isBlank(headline), headline == info.description {
      report(place, "the headline says the same as the description", "let the description say more", .warning)
    }
  }

  /// What infos in several languages say must be the same. Source: Google Public Alerts; CAP 1.2, section 3.2.2, has an
  /// info block for each language of one event.
  mutating func checkLanguages() {
    var languages: [String] = []
    var blocks: [String: [Int]] = [:]
    for (index, info) in alert.infos.enumerated() {
      let language = (info.language ?? "en-US").lowercased()
      if blocks[language] == nil { languages.append(language) }
      blocks[language, default: []].append(index)
    }
    guard let first = languages.first.flatMap({ blocks[$0] }) else { return }
    for language in languages.dropFirst() {
      let others = blocks[language] ?? []
      if others.count != first.count {
        report(
          AlertPlace("info", others.first ?? 0),
          "there are \(first.count) blocks in \(languages[0]) and \(others.count) in \(language)",
          "write each block in each language")
      }
      for (one, other) in zip(first, others) { compare(one, other) }
    }
  }

  private mutating func compare(_ first: Int, _ other: Int) {
    let (left, right) = (alert.infos[first], alert.infos[other])
    let sortedCategories = { (info: AlertInfo) in info.categories.map(\.rawValue).sorted().joined(separator: ", ") }
    let codes = { (info: AlertInfo) in info.eventCodes.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: ", ")
    }
    let values: [(element: String, String, String)] = [
      ("category", sortedCategories(left), sortedCategories(right)),
      ("urgency", left.urgency.rawValue, right.urgency.rawValue),
      ("severity", left.severity.rawValue, right.severity.rawValue),
      ("certainty", left.certainty.rawValue, right.certainty.rawValue),
      ("eventCode", codes(left), codes(right)),
      ("effective", left.effective?.cap ?? "", right.effective?.cap ?? ""),
      ("onset", left.onset?.cap ?? "", right.onset?.cap ?? ""),
      ("expires", left.expires?.cap ?? "", right.expires?.cap ?? ""),
    ]
    for (element, one, two) in values where one != two {
      report(
        AlertPlace(element, info: other),
        "the languages disagree: \(element) is \(shown(one)) in \(left.language ?? "en-US"), \(shown(two)) in "
          + (right.language ?? "en-US"), "write the same in both, or leave it out of the second block")
    }
  }

  private func shown(_ value: String) -> String { value.isEmpty ? "missing" : "\"\(value)\"" }
}

extension Unicode.Scalar {
  /// Line feed and its kin (Unicode, chapter 5.8).
  fileprivate var isLineBreak: Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }
}
