import Files
import FlyingFox
import Foundation
import Markup

/// Answers Chromium while it prints: the pages as they go to paper, and what they are shown with.
struct PaperHandler: HTTPHandler {
  /// Absolute.
  let folder: String
  /// The path of the site's own address, such as `/` or `/report/`.
  let basePath: String
  /// Scheme and host of the site.
  let origin: String
  /// Where the server listens; known after it has started.
  let port: PortBox

  /// A page on paper is what was built: no script changes it, and nothing comes from elsewhere.
  private static let policy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard HostCheck.isOwn(request.headers[.host], port: port.value) else {
      return HTTPResponse(statusCode: .misdirectedRequest)
    }
    guard request.method == .GET, let path = RequestPath(request.target.path()), let base = RequestPath(basePath),
      let names = path.below(base)
    else { return HTTPResponse(statusCode: .notFound) }
    let place = ([folder] + names + (path.isFolder ? ["index.html"] : [])).joined(separator: "/")
    guard var bytes = try? File.read(place, followsLink: false) else { return HTTPResponse(statusCode: .notFound) }
    if place.hasSuffix(".html") { bytes = PaperEdition.of(bytes, origin: origin) }
    return HTTPResponse(
      statusCode: .ok,
      headers: [
        .contentType: ContentType.of(fileName: place), HTTPHeader("Content-Security-Policy"): Self.policy,
      ],
      body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 1 << 20))
  }
}
