import Chronology
import Records
import SiteModel

/// What a page's figures are about unless they say otherwise: what its front matter says, and the value or record that
/// it was made from.
struct DataContext: Sendable {
  let period: Period?
  /// Values by dimension.
  let dimensions: [String: [String]]
  let language: String
  /// The same for the evaluation.
  var scope: PageScope {
    PageScope(period: period, values: dimensions.mapValues { $0.joined(separator: ",") })
  }
  let origin: PageOrigin?
  /// Whether the front matter is free of errors: figures of a page whose period is lost are not judged.
  let isSound: Bool

  init(_ content: ContentPage, site configuration: SiteConfiguration) {
    let matter = content.matter
    period = matter.period
    language = matter.language ?? configuration.language
    origin = content.origin
    isSound = content.isMatterSound
    var dimensions = matter.dimensions.mapValues { [$0.text] }
    for (taxonomy, terms) in zip(configuration.taxonomies, matter.terms)
    where configuration.dimensions.contains(taxonomy.name) && !terms.isEmpty {
      dimensions[taxonomy.name] = terms.map(\.text)
    }
    // A page for one value of a dimension is about that value, whatever its text has in common with its siblings.
    if let origin, origin.resource == nil, let field = origin.fields.first { dimensions[field.name] = [field.value] }
    self.dimensions = dimensions
  }
}
