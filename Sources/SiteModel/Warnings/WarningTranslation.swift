import Alerts
import Diagnostics

extension WarningNotice {
  /// The notice with what a translation of its bulletin says, as further blocks of one message (CAP 1.2, section 3.2.2:
  /// an info block for each language). Words are the translation's; category, codes, levels, times and places are the
  /// original's.
  ///
  /// - Parameter translation: as it was read, with the facts of the original.
  package func adding(_ translation: WarningNotice, into diagnostics: inout [Diagnostic]) -> WarningNotice? {
    guard let language = translation.infos.first?.language, let first = infos.first else { return nil }
    if infos.contains(where: { LanguageTag.areEqual($0.language ?? "en-US", language) }) {
      diagnostics.append(
        Diagnostic(
          .translationTwice, "the original has a block in \(language) under \"info\" already",
          at: translation.location, remedy: "take it out of the original, or remove this translation"))
      return nil
    }
    var notice = self
    let originals = infos.filter { $0.language == first.language }
    for (index, block) in translation.infos.enumerated() where block.language == language {
      let facts = index < originals.count ? originals[index] : block
      notice.infos.append(block.words(about: facts))
      notice.pageTexts.append(index < translation.pageTexts.count ? translation.pageTexts[index] : [])
      if block.areas.count != facts.areas.count {
        diagnostics.append(
          Diagnostic(
            .translationDiffers, "\(block.areas.count) areas here, \(facts.areas.count) in the original",
            at: translation.location(of: AlertPlace("area", info: index)),
            remedy: "name the areas of the original one by one, in their order"))
      }
      let shift = notice.infos.count - 1
      for (place, location) in translation.places where place.info == index {
        notice.places[place.of(shift)] = location
      }
      notice.places[AlertPlace("info", shift)] = translation.location
      for (place, name) in translation.files where place.info == index { notice.files[place.of(shift)] = name }
    }
    return notice
  }
}

extension AlertPlace {
  /// The same place in another block.
  fileprivate func of(_ info: Int) -> AlertPlace {
    var place = self
    place.info = info
    return place
  }
}

extension AlertInfo {
  /// The words of this block on the facts of another one.
  fileprivate func words(about facts: AlertInfo) -> AlertInfo {
    var info = facts
    info.language = language
    info.event = event
    info.audience = audience
    info.senderName = senderName
    info.headline = headline
    info.description = description
    info.instruction = instruction
    info.web = web
    info.contact = contact
    info.resources = resources
    if areas.count == facts.areas.count {
      for index in info.areas.indices where !areas[index].description.isEmpty {
        info.areas[index].description = areas[index].description
      }
    }
    return info
  }
}
