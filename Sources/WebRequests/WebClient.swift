import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks servers whether there is something at an address. Takes the head of an answer and none of its body, follows no
/// redirect, keeps no cookie.
package final class WebClient: Sendable {
  package enum Method: String, Sendable {
    case head = "HEAD"
    case get = "GET"
  }

  private let session: URLSession
  private let listener = AnswerListener()
  /// Seconds.
  private let timeout: Int

  /// - Parameter timeout: seconds that a request may take in all.
  package init(timeout: Int) {
    self.timeout = timeout
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = TimeInterval(timeout)
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.httpAdditionalHeaders = ["User-Agent": "bulletin link check", "Accept": "*/*"]
    session = URLSession(configuration: configuration, delegate: listener, delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  package func send(_ method: Method, _ address: String) async throws(WebFailure) -> WebResponse {
    guard let url = URL(string: address, encodingInvalidCharacters: true), url.host != nil else {
      throw .badAddress
    }
    var request = URLRequest(url: url)
    request.httpMethod = method.rawValue
    // A server that does not know ranges sends all of it, and nobody listens.
    if method == .get { request.setValue("bytes=0-0", forHTTPHeaderField: "Range") }
    let task = session.dataTask(with: request)
    let (listener, timeout) = (listener, timeout)
    let result: Result<WebResponse, WebFailure> = await withCheckedContinuation { continuation in
      listener.await(task.taskIdentifier, continuation)
      task.resume()
      // The session's own time-out begins anew with each byte, which a server may drip.
      DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(timeout)) {
        if listener.answer(task.taskIdentifier, .failure(.timedOut)) { task.cancel() }
      }
    }
    return try result.get()
  }
}

/// Gives the first word of each answer to who waits for it, and lets the task end.
///
/// Completion handlers are called only for a task that somebody was waiting for: Foundation on Linux ends the program
/// when one is called for a task that was cancelled in the meantime, and only the time-out cancels a task, after it has
/// taken the wait away. To take no body it wants both the disposition and a cancellation.
private final class AnswerListener: NSObject, URLSessionDataDelegate, Sendable {
  typealias Waiting = CheckedContinuation<Result<WebResponse, WebFailure>, Never>

  private let waiting = Mutex<[Int: Waiting]>([:])

  func await(_ task: Int, _ continuation: Waiting) { waiting.withLock { $0[task] = continuation } }

  /// Returns whether anybody was still waiting.
  @discardableResult
  func answer(_ task: Int, _ result: Result<WebResponse, WebFailure>) -> Bool {
    guard let continuation = waiting.withLock({ $0.removeValue(forKey: task) }) else { return false }
    continuation.resume(returning: result)
    return true
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    guard answer(task.taskIdentifier, Self.result(response)) else { return }
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    guard answer(dataTask.taskIdentifier, Self.result(response)) else { return }
    completionHandler(.cancel)
    dataTask.cancel()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let result = error.map { .failure(WebFailure($0)) } ?? task.response.map(Self.result)
    answer(task.taskIdentifier, result ?? .failure(.interrupted("no answer")))
  }

  private static func result(_ response: URLResponse) -> Result<WebResponse, WebFailure> {
    guard let response = response as? HTTPURLResponse else { return .failure(.interrupted("no answer of HTTP")) }
    let location = response.value(forHTTPHeaderField: "Location")
    let target = location.flatMap { URL(string: $0, relativeTo: response.url)?.absoluteURL.absoluteString }
    return .success(WebResponse(status: response.statusCode, redirectTarget: target))
  }
}

extension WebFailure {
  fileprivate init(_ error: any Error) {
    guard let error = error as? URLError else {
      self = .interrupted(error.localizedDescription)
      return
    }
    // Foundation on Linux has no codes for most faults of TLS: they come under the words of libcurl.
    let words = error.localizedDescription
    if words.contains("SSL") || words.contains("certificate") || words.contains("TLS") {
      self = .untrusted
      return
    }
    switch error.code {
    case .cannotFindHost, .dnsLookupFailed: self = .unknownHost
    case .cannotConnectToHost: self = .refused
    case .timedOut: self = .timedOut
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected:
      self = .untrusted
    // The address was good enough to be asked for.
    case .badURL, .unsupportedURL, .cannotParseResponse, .badServerResponse: self = .interrupted("no answer of HTTP")
    case .networkConnectionLost: self = .interrupted("the server broke it off")
    default: self = .interrupted(words)
    }
  }
}
