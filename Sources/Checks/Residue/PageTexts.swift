import SiteModel

/// All texts of a page beside its title and body, each with what it is. Of withheld pages they are looked for, and what a
/// shown page says of them is no residue: both sides read the same.
struct PageTexts {
  private(set) var texts: [(text: String, part: String)] = []

  init(_ page: ContentPage) {
    let matter = page.matter
    for field in matter.fields { add(field.value, "the field \"\(field.name)\"") }
    if let extra = matter.extra { add(.mapping(extra), "\"extra\"") }
    for correction in matter.corrections {
      add(correction.note.text, "a correction")
      add(correction.was, "a correction")
    }
    add(matter.source?.name, "the source")
    add(matter.source?.note, "the source")
    add(matter.author, "the author")
    add(matter.document.indexNumber?.text, "the index number")
    if let warning = matter.warning { add(warning) }
  }

  private mutating func add(_ warning: WarningNotice) {
    for text in [warning.note, warning.restriction, warning.source] { add(text, "the warning") }
    for text in warning.addresses + warning.incidents { add(text, "the warning") }
    for info in warning.infos {
      for text in [info.headline, info.event, info.description] { add(text, "the warning") }
      for text in [info.instruction, info.contact, info.audience, info.senderName] { add(text, "the warning") }
      for pair in info.parameters { add(pair.value, "the warning") }
      for resource in info.resources { add(resource.description, "the warning") }
      for area in info.areas { add(area.description, "an area of the warning") }
    }
  }

  private mutating func add(_ value: FieldValue, _ part: String) {
    switch value {
    case .text(let text): add(text, part)
    case .list(let list): for text in list { add(text, part) }
    case .mapping(let value):
      switch value.content {
      case .null: break
      case .scalar(let text, isQuoted: _): add(text, part)
      case .sequence(let elements): for element in elements { add(.mapping(element), part) }
      case .mapping(let members): for member in members { add(.mapping(member.value), part) }
      }
    case .date, .integer, .boolean: break
    }
  }

  private mutating func add(_ text: String?, _ part: String) {
    if let text, !text.isEmpty { texts.append((text, part)) }
  }
}
