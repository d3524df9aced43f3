import Files
import FlyingFox
import Foundation
import Markup

/// Answers requests as a web host would, and adds to pages what a preview needs.
struct SiteHandler: HTTPHandler {
  let broadcast: Broadcast
  /// Where the server listens; known after it has started.
  let port: PortBox

  /// Files up to this size are read at once, larger ones while they are sent.
  private static let sizeInMemory = 1 << 20

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    var response = await answer(request)
    response.headers[.cacheControl] = "no-store"
    response.headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
    guard request.method == .HEAD, case .httpBody(let body) = response.payload else { return response }
    // The head of the answer that GET would get.
    if response.headers[.contentLength] == nil, let count = body.count {
      response.headers[.contentLength] = String(count)
    }
    response.payload = .httpBody(HTTPBodySequence())
    return response
  }

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    guard HostCheck.isOwn(request.headers[.host], port: port.value) else {
      return .text(.misdirectedRequest, "This preview answers to localhost and 127.0.0.1 only.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = HTTPResponse.text(.methodNotAllowed, "This preview can only be read.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    let encoded = request.target.path()
    if encoded.hasPrefix("/.bulletin/") { return await own(encoded, request) }
    guard let path = RequestPath(encoded) else { return .text(.badRequest, "There can be no such address.\n") }
    return page(path, request, await broadcast.current())
  }

  /// The server's own files.
  private func own(_ path: String, _ request: HTTPRequest) async -> HTTPResponse {
    switch path {
    case "/.bulletin/events":
      if request.method == .HEAD { return .bytes([], type: "text/event-stream") }
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: "text/event-stream"],
        body: HTTPBodySequence(from: EventBody(events: await broadcast.events()), suggestedBufferSize: 1 << 16))
    case "/.bulletin/reload.js": return .bytes(Self.bytes(PreviewFiles.script), type: "text/javascript; charset=utf-8")
    case "/.bulletin/overlay.css":
      return .bytes(Self.bytes(PreviewFiles.overlayStyles), type: "text/css; charset=utf-8")
    case "/.bulletin/marks.css":
      let marks = await broadcast.current().marks.styleSheet
      return .bytes(Self.bytes(PreviewFiles.markStyles) + marks, type: "text/css; charset=utf-8")
    default: return .text(.notFound, "There is no such file.\n")
    }
  }

  private func page(_ path: RequestPath, _ request: HTTPRequest, _ site: ServedSite) -> HTTPResponse {
    guard site.hasBuild, let resident = site.resident else {
      return .html(.internalServerError, Injection.placeholder(build: "", overlay: site.overlay ?? []))
    }
    guard let base = RequestPath(site.basePath), let names = path.below(base) else {
      // Whoever opens the server's own address means the site.
      return path.names.isEmpty ? .redirect(.found, to: site.basePath) : notFound(site)
    }
    switch SiteAnswer(names, isFolder: path.isFolder, in: resident) {
    case .missing: return notFound(site)
    case .folderWithoutSlash:
      let query = request.target.query()
      return .redirect(.movedPermanently, to: request.target.path() + "/" + (query.isEmpty ? "" : "?" + query))
    case .file(let name, .rendered(let bytes)):
      if name.hasSuffix(".html") { return html(bytes, .ok, mark: mark(names, path, site), site) }
      return self.bytes(bytes, name, request)
    case .file(let name, .copied(let place)):
      guard let stamp = File.status(File.realPath(place) ?? place)?.stamp else { return notFound(site) }
      if name.hasSuffix(".html"), let bytes = try? File.read(place) { return html(bytes, .ok, mark: nil, site) }
      return file(place, stamp, request)
    }
  }

  private func mark(_ names: [String], _ path: RequestPath, _ site: ServedSite) -> PageMarks.Entry? {
    guard !site.marks.byURL.isEmpty else { return nil }
    var url = Bytes(site.basePath.utf8)
    let page = names.last == "index.html" && !path.isFolder ? names.dropLast() : names[...]
    for name in page {
      url.append(path: name)
      url.append(UInt8(ascii: "/"))
    }
    return site.marks.byURL[url.text]
  }

  private func notFound(_ site: ServedSite) -> HTTPResponse {
    guard case .rendered(let page) = site.resident?.file("404.html") else {
      return .text(.notFound, "There is no such page.\n")
    }
    return html(page, .notFound, mark: nil, site)
  }

  private func html(
    _ bytes: Bytes, _ status: HTTPStatusCode, mark: PageMarks.Entry?, _ site: ServedSite
  ) -> HTTPResponse {
    .html(status, Injection(build: site.build, mark: mark, overlay: site.overlay).applied(to: bytes))
  }

  private func bytes(_ bytes: Bytes, _ name: String, _ request: HTTPRequest) -> HTTPResponse {
    let hash = ContentHash(bytes).hexadecimal
    return answer(request, ContentType.of(fileName: name), tag: "\"\(hash)\"", size: bytes.count) { range in
      HTTPBodySequence(data: Data(bytes[range]), suggestedBufferSize: 1 << 20)
    }
  }

  private func file(_ path: String, _ stamp: FileStamp, _ request: HTTPRequest) -> HTTPResponse {
    let tag = "\"\(String(stamp.modified, radix: 36))-\(String(stamp.size, radix: 36))\""
    return answer(request, ContentType.of(fileName: path), tag: tag, size: stamp.size) { range in
      body(path, range, size: stamp.size)
    }
  }

  /// A file or a part of it, as its request has it.
  private func answer(
    _ request: HTTPRequest, _ type: String, tag: String, size: Int, body: (Range<Int>) -> HTTPBodySequence
  ) -> HTTPResponse {
    if request.headers[.ifNoneMatch] == tag {
      return HTTPResponse(
        statusCode: .notModified, headers: HTTPHeaders([.eTag: tag, .contentLength: String(size)]))
    }
    // A part of a file that has changed since would not fit the parts before it (RFC 9110, section 13.1.5).
    let isSame = request.headers[HTTPHeader("If-Range")].map { $0 == tag } ?? true
    let range = ByteRange(isSame ? request.headers[.range] : nil, size: size)
    var response: HTTPResponse
    switch range {
    case .unsatisfiable:
      response = .text(.rangeNotSatisfiable, "The file has \(size) bytes.\n")
      response.headers[.contentRange] = "bytes */\(size)"
      return response
    case .whole: response = HTTPResponse(statusCode: .ok, body: body(0..<size))
    case .part(let part):
      response = HTTPResponse(statusCode: .partialContent, body: body(part))
      response.headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
    }
    response.headers[.contentType] = type
    response.headers[HTTPHeader("Accept-Ranges")] = "bytes"
    response.headers[.eTag] = tag
    return response
  }

  private func body(_ path: String, _ range: Range<Int>, size: Int) -> HTTPBodySequence {
    if size > Self.sizeInMemory,
      let body = try? HTTPBodySequence(
        file: URL(filePath: path), range: range, suggestedBufferSize: 1 << 16)
    {
      return body
    }
    let bytes = (try? File.read(path)) ?? []
    return HTTPBodySequence(data: Data(bytes[range.clamped(to: bytes.indices)]), suggestedBufferSize: 1 << 20)
  }

  private static func bytes(_ text: StaticString) -> Bytes {
    var bytes = Bytes()
    bytes.append(literal: text)
    return bytes
  }
}

extension HTTPResponse {
  fileprivate static func bytes(_ bytes: Bytes, type: String, _ status: HTTPStatusCode = .ok) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: [.contentType: type],
      body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 1 << 20))
  }

  fileprivate static func html(_ status: HTTPStatusCode, _ bytes: Bytes) -> HTTPResponse {
    .bytes(bytes, type: "text/html; charset=utf-8", status)
  }

  fileprivate static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    .bytes(Bytes(text.utf8), type: "text/plain; charset=utf-8", status)
  }

  fileprivate static func redirect(_ status: HTTPStatusCode, to location: String) -> HTTPResponse {
    HTTPResponse(statusCode: status, headers: [.location: location])
  }
}
