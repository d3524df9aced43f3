import Alerts
import Characters
import Diagnostics
import Records
import SiteModel

/// What a page says that it is about, and the records do not know: a region, an industry.
package struct UnknownTerm: Sendable {
  package let text: String
  package let dimension: String
  /// What may have been meant.
  package let nearest: String?
  /// Where the dimension says what there is: a code list, or `values` in `measures.yaml`.
  package let list: String
  package let location: SourceLocation

  fileprivate init(_ text: String, _ members: DimensionMembers, at location: SourceLocation) {
    self.text = text
    self.location = location
    dimension = members.dimension.name
    nearest = Suggestion.nearest(to: text, among: members.words)
    list =
      members.dimension.codes.map { "the code list \"\($0)\"" }
      ?? "the values of \"\(members.dimension.name)\" in measures.yaml"
  }
}

extension Rehearsal.Sources {
  /// The terms and dimensions in front matter, and the codes of warnings' areas, that are in no list of the site's own.
  /// What only the records themselves tell is no list. In the order of the pages, each place once.
  package func unknownTerms(in pages: [ContentPage]) -> [UnknownTerm] {
    guard let data, data.isSound else { return [] }
    let lists = data.store.members.filter { members in
      (members.dimension.codes != nil || members.dimension.values != nil) && !members.words.isEmpty
    }
    if lists.isEmpty { return [] }
    let byName = Dictionary(lists.map { ($0.dimension.name, $0) }) { first, _ in first }
    let codes = AreaCodes(lists.filter { $0.dimension.codes != nil })
    var known: Set<SourceLocation> = []
    return pages.flatMap { page -> [UnknownTerm] in
      // What a page has from a record is the record's.
      if page.origin != nil { return [] }
      return (terms(of: page.matter, byName) + codes.unknown(in: page.matter)).filter {
        known.insert($0.location).inserted
      }
    }
  }

  private func terms(of matter: FrontMatter, _ lists: [String: DimensionMembers]) -> [UnknownTerm] {
    var found: [UnknownTerm] = []
    for (taxonomy, terms) in zip(site.configuration.taxonomies, matter.terms) {
      guard let members = lists[taxonomy.name], !taxonomy.sortsByKind else { continue }
      found += terms.filter { members.find($0.text).isEmpty }.map { UnknownTerm($0.text, members, at: $0.location) }
    }
    for (name, value) in matter.dimensions.sorted(by: { $0.key < $1.key }) {
      guard let members = lists[name], members.find(value.text).isEmpty else { continue }
      found.append(UnknownTerm(value.text, members, at: value.location))
    }
    return found
  }
}

/// The codes that areas of warnings may have.
private struct AreaCodes {
  private let lists: [DimensionMembers]
  /// How long the codes of each list are.
  private let lengths: [Set<Int>]

  init(_ lists: [DimensionMembers]) {
    self.lists = lists
    lengths = lists.map { list in Set(list.members.map(\.code.utf8.count)) }
  }

  /// A township of a list of counties is unknown to it, and right: only codes as long as those of a list are judged.
  func unknown(in matter: FrontMatter) -> [UnknownTerm] {
    guard let warning = matter.warning, !lists.isEmpty else { return [] }
    return warning.infos.enumerated().flatMap { info, content in
      content.areas.enumerated().flatMap { number, area -> [UnknownTerm] in
        let name = (area.description, AlertPlace("areaDesc", info: info, area: number))
        let codes = area.geocodes.enumerated().map { ($1.value, AlertPlace("geocode", $0, info: info, area: number)) }
        return ([name] + codes).compactMap { text, place in
          list(without: text).map { UnknownTerm(text, $0, at: warning.location(of: place)) }
        }
      }
    }
  }

  /// The list that should have a code; nil for what is no code, and for one that any list has.
  private func list(without code: String) -> DimensionMembers? {
    guard code.utf8.count >= 4, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      !lists.contains(where: { !$0.find(code).isEmpty })
    else { return nil }
    let fitting = lists.indices.filter { lengths[$0].contains(code.utf8.count) }.map { lists[$0] }
    return fitting.first { $0.dimension.name == "region" } ?? fitting.first
  }
}
