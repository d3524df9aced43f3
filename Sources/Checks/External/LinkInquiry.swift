import WebRequests

/// What a server says of an address.
enum LinkAnswer: Sendable, Hashable {
  case fine
  /// For good, to another address.
  case moved(String)
  case broken(String)
  /// Nobody can say from here.
  case unclear(String)
}

/// Asks servers for addresses, several servers at once, and each of them for one address after the other.
struct LinkInquiry: Sendable {
  private let settings: ExternalLinkSettings
  private let client: WebClient

  init(_ settings: ExternalLinkSettings) {
    self.settings = settings
    client = WebClient(timeout: settings.timeout)
  }

  func ask(_ addresses: [String]) async -> [(address: String, answer: LinkAnswer)] {
    var hosts = Dictionary(grouping: addresses, by: WebHost.name(ofAddress:)).sorted { $0.key < $1.key }.map(\.value)
    hosts.reverse()
    return await withTaskGroup(of: [(String, LinkAnswer)].self) { group in
      var answers: [(String, LinkAnswer)] = []
      for _ in 0..<max(1, settings.concurrency) {
        if let host = hosts.popLast() { group.addTask { await askHost(host) } }
      }
      while let found = await group.next() {
        answers += found
        if let host = hosts.popLast() { group.addTask { await askHost(host) } }
      }
      return answers
    }
  }

  /// After two addresses in a row without an answer, a host is left alone.
  private func askHost(_ addresses: [String]) async -> [(String, LinkAnswer)] {
    var answers: [(String, LinkAnswer)] = []
    var silence = 0
    for address in addresses {
      if silence >= 2 {
        answers.append((address, .unclear("its server did not answer other requests")))
        continue
      }
      if !answers.isEmpty { try? await Task.sleep(for: .milliseconds(settings.pause)) }
      let (answer, isSilent) = await follow(address)
      silence = isSilent ? silence + 1 : 0
      answers.append((address, answer))
    }
    return answers
  }

  private func follow(_ address: String) async -> (LinkAnswer, isSilent: Bool) {
    var current = address
    /// The address that permanent redirects alone lead to.
    var permanent: String?
    var isPermanent = true
    var seen: Set<String> = [address]
    while true {
      let response: WebResponse
      do {
        response = try await request(current)
      } catch {
        return (answer(to: error), error == .timedOut)
      }
      guard response.isRedirect, let target = response.redirectTarget else {
        return (answer(to: response, movedTo: permanent), false)
      }
      isPermanent = isPermanent && (response.status == 301 || response.status == 308)
      if isPermanent { permanent = target }
      guard seen.count <= settings.redirects, seen.insert(target).inserted else {
        return (.broken("its redirects have no end"), false)
      }
      guard target.hasPrefix("http://") || target.hasPrefix("https://"),
        settings.mayReachPrivateAddresses || !WebHost.isPrivate(WebHost.name(ofAddress: target))
      else { return (.broken("it redirects to \(target), which readers cannot reach"), false) }
      current = target
    }
  }

  /// Without the page where the server allows to ask so.
  private func request(_ address: String) async throws(WebFailure) -> WebResponse {
    let head = try await client.send(.head, address)
    switch head.status {
    // Some servers answer 404 to HEAD as well.
    case 400, 403, 404, 405, 501, 503: return try await client.send(.get, address)
    default: return head
    }
  }

  private func answer(to response: WebResponse, movedTo target: String?) -> LinkAnswer {
    switch response.status {
    case 200..<300, 304: target.map { .moved($0) } ?? .fine
    case 404: .broken("the server says that there is no such page (404)")
    case 410: .broken("the server says that the page is gone (410)")
    case 401, 403, 407, 429: .unclear("the server refuses programs (\(response.status))")
    case 500...: .unclear("the server has a fault (\(response.status))")
    default: .broken("the server answers \(response.status)")
    }
  }

  private func answer(to failure: WebFailure) -> LinkAnswer {
    switch failure {
    case .badAddress: .broken("it is no address")
    case .unknownHost: .broken("there is no such server")
    case .untrusted: .broken("the certificate of the server is not trusted")
    case .refused: .unclear("the server does not take connections")
    case .timedOut:
      .unclear("the server did not answer within \(settings.timeout) second\(settings.timeout == 1 ? "" : "s")")
    case .interrupted(let reason): .unclear("the connection failed (\(reason))")
    }
  }
}
