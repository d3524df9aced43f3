/// Which element of an alert a finding is about, so that whoever read the alert can say where that was written.
package struct AlertPlace: Hashable, Sendable {
  /// The element's name in CAP, such as `expires` or `polygon`.
  package var element: String
  /// Which of several, from 0.
  package var index = 0
  /// Nil for an element of the alert itself.
  package var info: Int?
  package var area: Int?
  package var resource: Int?

  package init(_ element: String, _ index: Int = 0, info: Int? = nil, area: Int? = nil, resource: Int? = nil) {
    self.element = element
    self.index = index
    self.info = info
    self.area = area
    self.resource = resource
  }
}
