import Chronology
import Diagnostics

/// Dates of a bulletin that contradict each other or the clock.
extension Visibility {
  /// A page that can never be seen, that changed before it was written, that changed after it was withdrawn, or that
  /// announces what was due before today.
  package func faults(in matter: FrontMatter) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if let start = publication(of: matter), let end = expiry(of: matter), end <= start {
      faults.append(
        Diagnostic(
          .datesOutOfOrder, "the page expires (\(end.rfc3339)) before it is published (\(start.rfc3339))",
          at: matter.title.location, remedy: "correct \"expiryDate\", or \"publishDate\" and \"date\""))
    }
    if let date = matter.date.map(zone.timestamp), let changed = matter.lastmod.map(zone.timestamp), changed < date {
      faults.append(
        Diagnostic(
          .datesOutOfOrder, "the page changed (\(changed.rfc3339)) before its date (\(date.rfc3339))",
          at: matter.title.location, remedy: "correct \"lastmod\" or \"date\""))
    }
    for correction in matter.corrections { faults += self.faults(in: correction, of: matter) }
    if let withdrawal = matter.withdrawal { faults += self.faults(in: withdrawal, of: matter) }
    if !matter.upcoming.isEmpty, hold(on: matter) == nil { faults += matter.upcoming.compactMap(over) }
    return faults
  }

  private func over(_ entry: Announcement) -> Diagnostic? {
    guard !entry.isOpen(on: zone.day(of: now)) else { return nil }
    return Diagnostic(
      .announcementOver,
      "\"\(entry.title.text)\" was announced for \(entry.date.iso), which is over: it is shown no longer",
      at: entry.title.location, remedy: "take the entry out of \"upcoming\", or give it its new date")
  }

  private func faults(in correction: Correction, of matter: FrontMatter) -> [Diagnostic] {
    if let date = matter.date, zone.isBefore(correction.date, date) {
      return [
        Diagnostic(
          .datesOutOfOrder,
          "the correction (\(text(correction.date))) is earlier than the bulletin (\(text(date)))",
          at: correction.location,
          remedy: "correct the correction's \"date\": until then it does not change \"updated\"")
      ]
    }
    if let withdrawn = matter.withdrawal?.date, zone.isBefore(withdrawn, correction.date) {
      return [
        Diagnostic(
          .datesOutOfOrder,
          "the correction (\(text(correction.date))) is later than the withdrawal (\(text(withdrawn)))",
          at: correction.location,
          remedy: "nobody will see it; correct one of the dates, or take the correction out")
      ]
    }
    guard !correction.isCosmetic, !showsFuture, zone.timestamp(of: correction.date) > now, hold(on: matter) == nil
    else {
      return []
    }
    return [
      Diagnostic(
        .correctionAhead,
        "the text is public, but readers are told of its correction only from \(text(correction.date)) on",
        at: correction.location, remedy: "write the day of the correction, or keep the old text until then")
    ]
  }

  private func faults(in withdrawal: Withdrawal, of matter: FrontMatter) -> [Diagnostic] {
    if let start = matter.publishDate ?? matter.date, zone.isBefore(withdrawal.date, start) {
      return [
        Diagnostic(
          .datesOutOfOrder,
          "the page is withdrawn (\(text(withdrawal.date))) before it is published (\(text(start)))",
          at: withdrawal.location, remedy: "correct one of the dates; what was never published stays a \"draft: true\"")
      ]
    }
    if let end = matter.expiryDate, !zone.isBefore(withdrawal.date, end) {
      return [
        Diagnostic(
          .datesOutOfOrder,
          "the page is withdrawn (\(text(withdrawal.date))) when it has expired (\(text(end)))",
          at: withdrawal.location, remedy: "take \"expiryDate\" out, so that the page with the reason stays")
      ]
    }
    return []
  }

  private func text(_ date: DateText) -> String {
    date.secondsOfDay == nil ? date.date.iso : zone.timestamp(of: date).rfc3339
  }
}

extension TimeZoneName {
  /// Whether one date lies before another. A day without a time is not before a moment of the same day.
  func isBefore(_ left: DateText, _ right: DateText) -> Bool {
    let moments = (timestamp(of: left), timestamp(of: right))
    if left.secondsOfDay != nil, right.secondsOfDay != nil { return moments.0 < moments.1 }
    return day(of: moments.0) < day(of: moments.1)
  }

  /// The day of this zone at a moment.
  fileprivate func day(of moment: Timestamp) -> CivilDate {
    moment.at(offset: offset(at: moment.secondsSinceEpoch)).date
  }
}
