extension TextScan {
  /// Reads the piece around the first digit of what may be a number.
  mutating func lookClosely(_ place: Int) {
    guard place >= done else { return }
    guard let (text, index) = piece(around: place), index < text.bytes.count, NumberRuns.isDigit(text.bytes[index])
    else {
      return
    }
    // The plate of a car may be written in full-width characters, or with a tag after its letter.
    if source[place] >= 0x80 || source[place] == UInt8(ascii: "&"),
      let range = LicencePlate.range(in: text.bytes, around: index)
    {
      add(.licencePlate, range, text)
      return
    }
    let runs = NumberRuns(in: text, at: index)
    if form == .json, !isInQuotes(place) { return }
    findIdentityNumbers(runs, text)
    findCards(runs, text)
    findPhones(runs, text)
    done = max(done, text.source(of: runs.text(0...(runs.runs.count - 1))).upperBound)
  }

  /// Whether a plain run of digits may be one of the numbers that are looked for. Tables are full of codes that are not.
  mutating func mayBeNumber(_ run: Range<Int>) -> Bool {
    let end = run.upperBound
    let hasX = run.count == 17 && end < source.count && source[end] | 0x20 == UInt8(ascii: "x")
    // A low line may stand between the number and a name.
    if !hasX, end < source.count, NumberSurroundings.isWord(source[end]), source[end] != UInt8(ascii: "_") {
      return false
    }
    switch run.count {
    case 10, 12: return source[run.lowerBound] == 0x30
    case 11: return source[run.lowerBound] == 0x30 || source[run.lowerBound] == 0x31
    case 13: return source[run.lowerBound] == 0x38
    case 15...19:
      var digits = Array(source[run])
      if hasX { digits.append(UInt8(ascii: "X")) }
      if IdentityNumber.hasPlausibleForm(digits) {
        if IdentityNumber.isChecked(digits) { return true }
        addUnchecked(digits)
        return false
      }
      return IdentityNumber.isOldForm(digits) || BankCards.certainty(digits) != nil || source[run.lowerBound] == 0x30
    default: return false
    }
  }

  /// Different findings of one kind, of identity numbers of one year, that are kept of a file.
  private static let limit = 2000

  /// Adds a finding unless it overlaps one before. A text that was found before is not kept once more.
  mutating func add(_ kind: PersonalDataKind, _ range: Range<Int>, _ text: SeenText) {
    let place = text.source(of: range)
    guard !recent.contains(where: { $0.overlaps(place) }) else { return }
    let finding = PersonalDataFinding(kind, place, text.text(range))
    recent.append(place)
    if recent.count > 16 { recent.removeFirst() }
    done = max(done, place.upperBound)
    guard known.insert(Known(kind: kind, key: finding.key)).inserted else { return }
    let group = Group(kind: kind, year: kind == .identityNumber ? Self.year(of: finding) : nil)
    counts[group, default: 0] += 1
    if counts[group, default: 0] <= Self.limit { findings.append(finding) }
  }

  /// The year of birth of an identity number of 18 characters.
  private static func year(of finding: PersonalDataFinding) -> Int? {
    let digits = finding.text.utf8.filter { NumberRuns.isDigit($0) || $0 | 0x20 == UInt8(ascii: "x") }
    return digits.count == 18 ? IdentityNumber.year(digits) : nil
  }

  private mutating func addUnchecked(_ digits: [UInt8]) {
    // The check character as the last digit, X as one of its own: 18 digits fit.
    let number = digits.reduce(0) { $0 &* 10 &+ (NumberRuns.isDigit($1) ? Int($1 - 0x30) : 10) }
    unchecked[IdentityNumber.year(digits), default: []].insert(number)
  }

  /// Whether a bare number is the value of a member of JSON within a page: `"id":13812345678`.
  private func isBareValue(_ range: Range<Int>, _ text: SeenText) -> Bool {
    var index = range.lowerBound
    while index > 0, text.bytes[index - 1] == UInt8(ascii: " ") { index -= 1 }
    return index > 1 && text.bytes[index - 1] == UInt8(ascii: ":") && text.bytes[index - 2] == UInt8(ascii: "\"")
  }

  // MARK: Identity numbers

  private mutating func findIdentityNumbers(_ runs: NumberRuns, _ text: SeenText) {
    for index in runs.runs.indices {
      for last in [index, index + 1, index + 2] where last < runs.runs.count {
        findIdentityNumber(index...last, runs, text)
      }
    }
  }

  private mutating func findIdentityNumber(_ part: ClosedRange<Int>, _ runs: NumberRuns, _ text: SeenText) {
    let lengths = runs.runs[part].map(\.count)
    let isGrouped = part.count > 1
    // 110105 19491231 002X, 110105194912310021 in two: as forms write it.
    if isGrouped {
      guard lengths[0] == 6, lengths[1] == 8 || lengths.count == 2, runs.isEvenlyJoined(part) else { return }
    }
    var digits = runs.digits(part)
    var range = runs.text(part)
    if digits.count == 17, range.upperBound < text.bytes.count, text.bytes[range.upperBound] | 0x20 == UInt8(ascii: "x")
    {
      digits.append(UInt8(ascii: "X"))
      range = range.lowerBound..<(range.upperBound + 1)
    }
    guard digits.count == 18 || (digits.count == 15 && !isGrouped) else { return }
    let surroundings = NumberSurroundings(text, range)
    guard surroundings.standsAlone, !runs.isPartOfList(part) || !isGrouped else { return }
    if digits.count == 15 {
      guard IdentityNumber.isOldForm(digits), !surroundings.isTied, !surroundings.isAmount, !surroundings.isInAddress,
        !isBareValue(range, text)
      else { return }
      return add(.identityNumber, range, text)
    }
    guard IdentityNumber.hasPlausibleForm(digits) else { return }
    if IdentityNumber.isChecked(digits) {
      add(.identityNumber, range, text)
    } else {
      addUnchecked(digits)
    }
  }

  /// Numbers of records made of region, date and serial pass the check one time in eleven. Where at most one in six of
  /// the different numbers of a year does, those that do are such numbers too; a few mistyped ones are none.
  mutating func dropSerials() {
    guard !unchecked.isEmpty else { return }
    let (unchecked, counts) = (unchecked, counts)
    findings.removeAll { finding in
      guard finding.kind == .identityNumber, let year = Self.year(of: finding), let wrong = unchecked[year] else {
        return false
      }
      return counts[Group(kind: .identityNumber, year: year), default: 0] <= wrong.count / 5
    }
  }

  // MARK: Cards and telephones

  private mutating func findCards(_ runs: NumberRuns, _ text: SeenText) {
    for part in BankCards.groups(in: runs) where BankCards.certainty(runs.digits(part)) != nil {
      let surroundings = NumberSurroundings(text, runs.text(part))
      if surroundings.standsAlone, !surroundings.isTied, !surroundings.isInAddress {
        add(.bankCard, runs.text(part), text)
      }
    }
    for (index, range) in runs.runs.enumerated() where (15...19).contains(range.count) {
      let digits = runs.digits(index...index)
      guard let certainty = BankCards.certainty(digits), !IdentityNumber.hasPlausibleForm(digits) else { continue }
      let surroundings = NumberSurroundings(text, range)
      guard surroundings.standsAlone, !surroundings.isTied, !surroundings.isAmount, !surroundings.isInAddress,
        !isBareValue(range, text)
      else { continue }
      if certainty == .certain || hasSign(before: range.lowerBound, in: text) { add(.bankCard, range, text) }
    }
  }

  private func hasSign(before end: Int, in text: SeenText) -> Bool {
    let lead = text.bytes[max(0, end - 60)..<end]
    return BankCards.signs.contains { sign in
      lead.indices.contains { lead[$0...].starts(with: sign) }
    }
  }

  private mutating func findPhones(_ runs: NumberRuns, _ text: SeenText) {
    for part in PhoneNumbers.mobiles(in: runs) where isPhone(runs.text(part), text, isMobile: true) {
      add(.phone, runs.text(part), text)
    }
    for part in PhoneNumbers.landlines(in: runs) {
      let range = runs.text(part)
      if isPhone(range, text), NamesNearby.hasName(beside: range, in: text) { add(.phone, range, text) }
    }
  }

  private func isPhone(_ range: Range<Int>, _ text: SeenText, isMobile: Bool = false) -> Bool {
    let surroundings = NumberSurroundings(text, range)
    let isTied = isMobile ? surroundings.isTiedMobile : surroundings.isTied
    return surroundings.standsAlone && !isTied && !surroundings.isAmount && !surroundings.isInAddress
      && !isBareValue(range, text)
  }
}
