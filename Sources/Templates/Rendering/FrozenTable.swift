/// A table that is written once and then only read, by any number of threads.
///
/// An array in its place would have its reference count raised and lowered for almost each element that is read: two
/// threads that render with the same templates then take turns at that one counter, and are no faster than one.
struct FrozenTable<Element: Sendable>: @unchecked Sendable {
  // Unchecked, because pointers are not Sendable: nothing is written after `init`.
  private let elements: UnsafeBufferPointer<Element>

  /// The owner frees the table; see `Program`.
  init(_ array: [Element]) {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = copy.initialize(from: array)
    elements = UnsafeBufferPointer(copy)
  }

  func free() { UnsafeMutableBufferPointer(mutating: elements).deinitialize().deallocate() }

  var count: Int { elements.count }

  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count, "an index that the program builder did not make")
    return elements[index]
  }

  subscript(range: Range<Int>) -> UnsafeBufferPointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= elements.count)
    return UnsafeBufferPointer(rebasing: elements[range])
  }
}
