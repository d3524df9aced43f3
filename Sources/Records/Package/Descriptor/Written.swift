import DataFormats
import Diagnostics

/// Where a part of a descriptor is written and which properties it has that this program only passes on.
///
/// Two parts that say the same are equal wherever they are written, so that all values of this type are equal.
package struct Written: Hashable, Sendable {
  package let location: SourceLocation?
  /// Titles, descriptions and properties of one's own (`x-…`), in the order of the file.
  package let properties: [DataValue.Member]

  package init(at location: SourceLocation? = nil, properties: [DataValue.Member] = []) {
    self.location = location
    self.properties = properties
  }

  package static func == (left: Written, right: Written) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
