import CZlib
import Diagnostics
import Markup

extension DiagnosticKind {
  package static let pageTooHeavy = DiagnosticKind(
    "page-too-heavy", .output, .warning, title: "A bulletin page is over 50 KB compressed.",
    explanation: """
      What counts is what a web server sends: the page after gzip, without the files that it loads. Warnings are read on \
      phones, with a bad signal. The message says what most of the page is: drawings (charts are part of the page), \
      tables, scripts or text. A long table is better as a download, with its most important rows on the page.
      """)
  package static let pictureTooHeavy = DiagnosticKind(
    "picture-too-heavy", .output, .warning, title: "A picture beside a bulletin is over 1 MB.",
    explanation: """
      Pictures are published as they are. Scale it to the size at which it is shown (some 1,600 pixels are wide enough) \
      and save it as JPEG, WebP or AVIF.
      """)
}

/// What a reader has to load for a page.
enum PageWeight {
  /// In bytes; KB is 1,024 of them.
  static let pageLimit = 50 * 1024
  static let pictureLimit = 1 << 20
  private static let pictureEndings = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff",
  ]

  /// What is wrong with the size of a page, if anything is. What is small as it is, is not compressed.
  static func fault(ofPage bytes: UnsafeBufferPointer<UInt8>, path: String) -> PageFault? {
    guard bytes.count > pageLimit, let size = compressedSize(bytes), size > pageLimit else { return nil }
    let parts = parts(of: bytes).filter { $0.size * 10 >= bytes.count }.map { "\(kilobytes($0.size)) \($0.name)" }
    return PageFault(
      kind: .pageTooHeavy,
      message: "the page \"\(path)\" has \(kilobytes(size)) compressed (\(kilobytes(bytes.count)) as it is: "
        + "\(parts.joined(separator: ", ")))",
      remedy: "split the bulletin, or leave out what readers can download")
  }

  static func fault(ofPicture path: String, size: Int) -> PageFault? {
    let name = path.lowercased()
    guard size > pictureLimit, pictureEndings.contains(where: { name.hasSuffix($0) }) else { return nil }
    return PageFault(
      kind: .pictureTooHeavy, message: "the picture \"\(path)\" has \(megabytes(size))",
      remedy: "scale it to the size at which it is shown")
  }

  /// As gzip makes it on a web server; nil when there is no memory.
  static func compressedSize(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var size = compressBound(UInt(bytes.count))
    let compressed = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let result = compress2(buffer.baseAddress, &size, bytes.baseAddress, UInt(bytes.count), Z_DEFAULT_COMPRESSION)
      count = result == Z_OK ? Int(size) : 0
    }
    // The frame of gzip (RFC 1952) is twelve bytes longer than that of zlib (RFC 1950).
    return compressed.isEmpty ? nil : compressed.count + 12
  }

  /// The bytes of a page by what they are for, the most first.
  private static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [(name: String, size: Int)] {
    var sizes: [String: Int] = [:]
    var scan = HTMLTokenizer(bytes)
    var part: (name: String, element: HTMLElement, depth: Int)?
    var last = 0
    while let token = scan.next() {
      var size = 0
      switch token {
      case .text(let range), .raw(let range): size = range.upperBound - last
      case .start, .end: size = scan.tag.upperBound - last
      }
      last += size
      if case .start = token, part == nil, let name = names[scan.element] { part = (name, scan.element, 0) }
      sizes[part?.name ?? "text and its markup", default: 0] += size
      guard let open = part, open.element == scan.element else { continue }
      if case .start = token, !scan.isSelfClosing { part?.depth += 1 }
      if case .end = token {
        part?.depth -= 1
        if open.depth <= 1 { part = nil }
      }
    }
    return sizes.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  private static let names: [HTMLElement: String] = [
    .svg: "drawings", .table: "tables", .script: "scripts and data for machines", .style: "styles",
  ]

  private static func kilobytes(_ size: Int) -> String { "\((size + 512) / 1024) KB" }

  private static func megabytes(_ size: Int) -> String {
    let tenths = (size * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
